import { useTRPC } from '@forecourt/client'
import { Button } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { WalkUpDialog } from './walk-up-dialog.tsx'

/** Somebody stands at the counter without a booking. */
export function WalkUpButton() {
  const t = useT()
  const trpc = useTRPC()
  const offline = useOffline()
  const { branch } = useBranch()
  const [open, setOpen] = useState(false)
  const board = useQuery(trpc.booking.board.queryOptions({ branchId: branch.id }))
  return (
    <>
      <Button disabledReason={offline} onClick={() => setOpen(true)}>
        <UserPlus aria-hidden className="size-4" />
        {t('desk.walkUp.action')}
      </Button>
      {open && board.data && <WalkUpDialog classes={board.data.classes} onClose={() => setOpen(false)} />}
    </>
  )
}
