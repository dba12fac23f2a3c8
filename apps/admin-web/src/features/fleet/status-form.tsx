import { errorOf, useTRPC } from '@forecourt/client'
import { type Unit, unitStatuses } from '@forecourt/domain/fleet/contract'
import { Button, Checkbox, SelectField, TextField, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { StatusConflict } from './status-conflict.tsx'

/** Takes a unit out of service or brings it back. Nothing is overwritten that somebody else saved meanwhile. */
export function StatusForm({ unit }: { unit: Unit }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const offline = useOffline()
  const queries = useQueryClient()
  // What was on screen when the form was opened: an edit is made of that, whatever comes in live.
  const [seen, setSeen] = useState(unit)
  const [status, setStatus] = useState<Unit['status']>(unit.status)
  const [note, setNote] = useState(unit.statusNote ?? '')
  const [keep, setKeep] = useState(false)
  const save = useMutation(
    trpc.fleet.setUnitStatus.mutationOptions({
      onSuccess: (saved) => {
        toast(t('units.saved', { unit: saved.label, status: t(`units.${saved.status}`) }))
        queries.setQueryData(trpc.fleet.getUnit.queryKey({ unitId: unit.id }), saved)
        void queries.invalidateQueries({ queryKey: trpc.fleet.listUnits.pathKey() })
        start(saved)
      },
      onError: () =>
        queries.invalidateQueries({ queryKey: trpc.fleet.getUnit.queryKey({ unitId: unit.id }) }),
    }),
  )

  function start(from: Unit): void {
    save.reset()
    setSeen(from)
    setStatus(from.status)
    setNote(from.statusNote ?? '')
    setKeep(false)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate({
      unitId: unit.id,
      status,
      note: note.trim(),
      version: seen.version,
      ...(keep && { evenIf: 'conflicts' as const }),
    })
  }

  const code = save.error && errorOf(save.error).code
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 border-hairline border-t pt-5">
      <h3 className="text-lg">{t('units.changeTitle')}</h3>
      <SelectField
        label={t('units.status')}
        name="status"
        value={status}
        hint={status === 'retired' ? t('units.retiredHint') : undefined}
        onChange={(event) => setStatus(unitStatuses.find((one) => one === event.target.value) ?? status)}
        options={unitStatuses.map((value) => ({ value, label: t(`units.${value}`) }))}
      />
      <TextField
        label={t('units.changeNote')}
        hint={t('units.changeNoteHint')}
        name="note"
        optional
        maxLength={200}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {code === 'CHANGED_MEANWHILE' || code === 'UNIT_HAS_BOOKINGS' ? (
        <StatusConflict error={save.error} seen={seen} now={unit} onLook={() => start(unit)} />
      ) : (
        <Refusal error={save.error} />
      )}
      {code === 'UNIT_HAS_BOOKINGS' && (
        <Checkbox
          name="keep-conflicts"
          label={t('desk.effects.keep')}
          hint={t('desk.effects.keepHint')}
          checked={keep}
          onChange={(event) => setKeep(event.target.checked)}
        />
      )}
      <Button type="submit" loading={save.isPending} disabledReason={offline}>
        {t('units.save')}
      </Button>
    </form>
  )
}
