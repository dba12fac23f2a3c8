import { errorOf, useTRPC, useTRPCClient } from '@forecourt/client'
import type { Unit } from '@forecourt/domain/fleet/contract'
import { Button, Skeleton, TextField } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useStaff } from '../identity/session.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { DeskRefusal } from './desk-refusal.tsx'
import { DialFields, dialsAreGood, dialsInput, noDials } from './dials.tsx'
import { Effects } from './effects.tsx'
import { useUnitDone } from './use-unit-done.ts'

/** A vehicle stands here that the list does not have: found by its plate, then opened beside the list. */
export function FoundHereButton() {
  const t = useT()
  const offline = useOffline()
  const { role } = useStaff()
  const [open, setOpen] = useState(false)
  if (role !== 'manager' && role !== 'admin') return null
  return (
    <>
      <Button variant="secondary" disabledReason={offline} onClick={() => setOpen(true)}>
        <MapPin aria-hidden className="size-4" />
        {t('desk.found.find')}
      </Button>
      {open && <FindDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function FindDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const client = useTRPCClient()
  const navigate = useNavigate()
  const { branch } = useBranch()
  const [plate, setPlate] = useState('')
  const find = useMutation({
    mutationFn: () => client.fleet.findUnit.query({ plate }),
    onSuccess: ({ id }) => {
      onClose()
      void navigate({
        to: '/b/$branchId/units',
        params: { branchId: branch.id },
        search: { unit: id },
      })
    },
  })
  const missing = find.error !== null && ['NOT_FOUND', 'INVALID_INPUT'].includes(errorOf(find.error).code)
  return (
    <AskDialog
      title={t('desk.found.find')}
      confirm={t('desk.needs.look')}
      form="find-unit"
      pending={find.isPending}
      onClose={onClose}
    >
      <p className="mb-4">{t('desk.found.lead', { branch: branch.name })}</p>
      <form
        id="find-unit"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          find.mutate()
        }}
      >
        <TextField
          label={t('desk.found.plate')}
          name="found-plate"
          autoComplete="off"
          value={plate}
          error={missing ? t('desk.found.unknown') : undefined}
          onChange={(event) => setPlate(event.target.value)}
        />
        {!missing && <DeskRefusal error={find.error} />}
      </form>
    </AskDialog>
  )
}

/** Notes that a vehicle stands at this branch, with what that does to its bookings before it is done. */
export function FoundHereDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const [dials, setDials] = useState(noDials)
  const input = { unitId: unit.id, branchId: branch.id }
  const preview = useQuery(
    trpc.fleet.previewFound.queryOptions(input, { staleTime: 0, gcTime: 0, retry: false }),
  )
  const done = useUnitDone(t('desk.found.done', { unit: unit.label, branch: branch.name }), onClose)
  const found = useMutation(trpc.fleet.foundHere.mutationOptions({ onSuccess: done }))

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (dialsAreGood(dials)) found.mutate({ ...input, ...dialsInput(dials) })
  }

  return (
    <AskDialog
      title={t('desk.found.title', { unit: unit.label })}
      confirm={t('desk.found.confirm')}
      form="found"
      pending={found.isPending}
      onClose={onClose}
    >
      <form id="found" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <p>{t('desk.found.text', { branch: branch.name })}</p>
        <DialFields value={dials} error={found.error} onChange={setDials} />
        {preview.isPending ? (
          <Skeleton className="h-16 w-full" />
        ) : (
          preview.data && <Effects effects={preview.data} />
        )}
        <DeskRefusal error={found.error ?? preview.error} />
      </form>
    </AskDialog>
  )
}
