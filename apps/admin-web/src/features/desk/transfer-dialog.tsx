import { useTRPC } from '@forecourt/client'
import type { Unit } from '@forecourt/domain/fleet/contract'
import { type ComboOption, useFormat } from '@forecourt/ui'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { BranchField } from '../shell/branch-field.tsx'
import { DeskRefusal } from './desk-refusal.tsx'
import { Effects, KeepConflicts } from './effects.tsx'
import { instantOf, TimeField } from './time-field.tsx'
import { useUnitDone } from './use-unit-done.ts'

/** Sends a vehicle to another branch: where to, when, and what that does to its bookings before it is planned. */
export function TransferDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { zone } = useFormat()
  const [target, setTarget] = useState<ComboOption | null>(null)
  const [form, setForm] = useState({ from: '', to: '' })
  const [keep, setKeep] = useState(false)
  const [tried, setTried] = useState(false)
  const from = instantOf(form.from, branch.timeZone)
  const to = instantOf(form.to, branch.timeZone)
  const input = target && to ? { unitId: unit.id, toBranchId: target.value, ...(from && { from }), to } : null
  const preview = useQuery(
    trpc.fleet.previewTransfer.queryOptions(input ?? skipToken, {
      staleTime: 0,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  const done = useUnitDone(
    t('desk.transfer.done', { unit: unit.label, branch: target?.label ?? '' }),
    onClose,
  )
  const plan = useMutation(trpc.fleet.planTransfer.mutationOptions({ onSuccess: done }))
  const effects = input ? preview.data : undefined

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!input || effects?.impossible || (effects?.refused && !keep)) return
    plan.mutate({ ...input, ...(keep && { evenIf: 'conflicts' as const }) })
  }

  return (
    <AskDialog
      title={t('desk.transfer.title', { unit: unit.label })}
      confirm={t('desk.transfer.confirm')}
      form="transfer"
      pending={plan.isPending}
      onClose={onClose}
    >
      <form id="transfer" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <BranchField
          label={t('desk.transfer.to')}
          name="to-branch"
          value={target}
          onChange={setTarget}
          error={tried && !target ? t('desk.transfer.missing') : undefined}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TimeField
            label={t('desk.transfer.leaves', { zone: zone(branch.timeZone) })}
            hint={t('desk.block.fromHint')}
            name="leaves"
            value={form.from}
            onChange={(event) => setForm({ ...form, from: event.target.value })}
          />
          <TimeField
            label={t('desk.transfer.arrives', { zone: zone(branch.timeZone) })}
            name="arrives"
            value={form.to}
            error={tried && !to ? t('desk.transfer.missingTime') : undefined}
            onChange={(event) => setForm({ ...form, to: event.target.value })}
          />
        </div>
        {effects && !preview.error && <Effects effects={effects} />}
        <KeepConflicts effects={effects} checked={keep} error={tried && !keep} onChange={setKeep} />
        <DeskRefusal error={plan.error ?? (input && preview.error)} />
      </form>
    </AskDialog>
  )
}
