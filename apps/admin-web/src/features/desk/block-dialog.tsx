import { useTRPC } from '@forecourt/client'
import type { Unit } from '@forecourt/domain/fleet/contract'
import { Skeleton, TextField, useFormat } from '@forecourt/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { DeskRefusal } from './desk-refusal.tsx'
import { Effects, KeepConflicts } from './effects.tsx'
import { instantOf, TimeField } from './time-field.tsx'
import { useUnitDone } from './use-unit-done.ts'

/** Takes a unit out for maintenance: from when, until when, why, and what that does to its bookings before it is done. */
export function BlockDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { zone } = useFormat()
  const [form, setForm] = useState({ from: '', to: '', note: '' })
  const [keep, setKeep] = useState(false)
  const [mustKeep, setMustKeep] = useState(false)
  const from = instantOf(form.from, branch.timeZone)
  const to = instantOf(form.to, branch.timeZone)
  const input = { unitId: unit.id, ...(from && { from }), ...(to && { to }) }
  const preview = useQuery(
    trpc.fleet.previewBlock.queryOptions(input, {
      staleTime: 0,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  const done = useUnitDone(t('desk.block.done', { unit: unit.label }), onClose)
  const block = useMutation(trpc.fleet.blockUnit.mutationOptions({ onSuccess: done }))
  const effects = preview.data

  function submit(event: FormEvent): void {
    event.preventDefault()
    const stuck = effects?.refused === true && !keep
    setMustKeep(stuck)
    if (stuck || effects?.impossible) return
    block.mutate({ ...input, note: form.note.trim(), ...(keep && { evenIf: 'conflicts' as const }) })
  }

  return (
    <AskDialog
      title={t('desk.block.title', { unit: unit.label })}
      confirm={t('desk.block.confirm', { unit: unit.label })}
      form="block"
      pending={block.isPending}
      onClose={onClose}
    >
      <form id="block" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TimeField
            label={t('desk.block.from', { zone: zone(branch.timeZone) })}
            hint={t('desk.block.fromHint')}
            name="from"
            value={form.from}
            onChange={(event) => setForm({ ...form, from: event.target.value })}
          />
          <TimeField
            label={t('desk.block.to', { zone: zone(branch.timeZone) })}
            hint={t('desk.block.toHint')}
            name="to"
            value={form.to}
            onChange={(event) => setForm({ ...form, to: event.target.value })}
          />
        </div>
        <TextField
          label={t('desk.block.reason')}
          name="reason"
          optional
          maxLength={200}
          autoComplete="off"
          value={form.note}
          onChange={(event) => setForm({ ...form, note: event.target.value })}
        />
        {preview.isPending && <Skeleton className="h-20 w-full" />}
        {effects && !preview.error && <Effects effects={effects} />}
        <KeepConflicts effects={effects} checked={keep} error={mustKeep && !keep} onChange={setKeep} />
        <DeskRefusal error={block.error ?? preview.error} />
      </form>
    </AskDialog>
  )
}
