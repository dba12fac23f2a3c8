import { useTRPC } from '@forecourt/client'
import type { PlannedClaim } from '@forecourt/domain/booking/contract'
import type { Unit } from '@forecourt/domain/fleet/contract'
import { Skeleton } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { claimWords } from './claim-words.ts'
import { DeskRefusal } from './desk-refusal.tsx'
import { Effects, KeepConflicts } from './effects.tsx'
import { useUnitDone } from './use-unit-done.ts'

/** Ends a block now, or calls it off; a transfer that others count on says whom that hurts. */
export function EndBlockDialog({
  unit,
  block,
  onClose,
}: {
  unit: Unit
  block: PlannedClaim
  onClose: () => void
}) {
  const t = useT()
  const trpc = useTRPC()
  const [keep, setKeep] = useState(false)
  const [tried, setTried] = useState(false)
  const input = { unitId: unit.id, blockId: block.id }
  const preview = useQuery(trpc.fleet.previewEndBlock.queryOptions(input, { staleTime: 0, gcTime: 0 }))
  const done = useUnitDone(t('desk.end.done', { unit: unit.label }), onClose)
  const end = useMutation(trpc.fleet.endBlock.mutationOptions({ onSuccess: done }))

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (preview.data?.refused && !keep) return
    end.mutate({ ...input, ...(keep && { evenIf: 'conflicts' as const }) })
  }

  return (
    <AskDialog
      title={t('desk.end.title', { unit: unit.label })}
      confirm={t('desk.end.confirm')}
      form="end-block"
      pending={end.isPending}
      onClose={onClose}
    >
      <form id="end-block" onSubmit={submit} className="flex flex-col gap-4">
        <p className="font-medium">{claimWords(t, block)}</p>
        {block.kind === 'transfer' && <p>{t('desk.end.transfer')}</p>}
        {preview.isPending ? (
          <Skeleton className="h-16 w-full" />
        ) : (
          preview.data && <Effects effects={preview.data} />
        )}
        <KeepConflicts effects={preview.data} checked={keep} error={tried && !keep} onChange={setKeep} />
        <DeskRefusal error={end.error ?? preview.error} />
      </form>
    </AskDialog>
  )
}
