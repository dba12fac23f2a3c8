import { useTRPC } from '@forecourt/client'
import { type Booking, chargeKinds } from '@forecourt/domain/booking/contract'
import { parseMoney, SelectField, TextField, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { readOf, type Wrong } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'

type ChargeForm = { kind: (typeof chargeKinds)[number]; note: string; amount: string }

/** Something is charged for beside the price; the customer reads the words that are typed here. */
export function ChargeDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const charge = useMutation(trpc.desk.charge.mutationOptions())
  const typed = useTypedForm<ChargeForm, { note: string; amountMinor: number }>(
    { kind: 'damage', note: '', amount: '' },
    (form) => {
      const note = form.note.trim()
      const amountMinor = parseMoney(form.amount, booking.currency)
      const wrong: Wrong<ChargeForm> = {
        ...(note.length < 3 && { note: t('desk.charge.needNote') }),
        ...(!amountMinor && { amount: t('desk.charge.needAmount') }),
      }
      return readOf(amountMinor ? { note, amountMinor } : undefined, wrong)
    },
    (value) =>
      charge.mutate(
        { bookingId: booking.id, kind: typed.form.kind, ...value },
        {
          onSuccess: () => {
            toast(t('desk.charge.done'))
            void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
            onClose()
          },
        },
      ),
  )
  const kinds = chargeKinds.map((kind) => ({ value: kind, label: t(`desk.charge.kinds.${kind}`) }))
  return (
    <AskDialog
      title={t('desk.charge.title', { name: booking.contact.name })}
      confirm={t('desk.charge.confirm')}
      form="charge"
      pending={charge.isPending}
      onClose={onClose}
    >
      <p>{t(booking.status === 'active' ? 'desk.charge.atReturn' : 'desk.charge.atOnce')}</p>
      <form id="charge" onSubmit={typed.onSubmit} noValidate className="mt-4 flex flex-col gap-4">
        {typed.summary}
        <SelectField
          id="charge-kind"
          label={t('desk.charge.kind')}
          value={typed.form.kind}
          options={kinds}
          onChange={(event) =>
            typed.set({ kind: chargeKinds.find((kind) => kind === event.currentTarget.value) ?? 'other' })
          }
        />
        <TextField
          label={t('desk.charge.note')}
          hint={t('desk.charge.noteHint')}
          maxLength={200}
          {...typed.text('note')}
        />
        <TextField
          label={t('desk.charge.amount')}
          inputMode="decimal"
          after={<span className="pr-3 text-sm">{booking.currency}</span>}
          {...typed.text('amount')}
        />
      </form>
      <Refusal error={charge.error} />
    </AskDialog>
  )
}
