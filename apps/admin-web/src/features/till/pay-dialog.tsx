import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { BookingCash } from '@forecourt/domain/payments/contract'
import { parseMoney, TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { readOf } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { DrawerField } from './drawer-field.tsx'
import { TillDialog, useCashMoved } from './till-dialog.tsx'

type Props = { booking: Booking; cash: BookingCash; onClose: () => void }

/** Takes what a booking owes in cash, and says how much change to give. */
export function PayDialog({ booking, cash, onClose }: Props) {
  const t = useT()
  const trpc = useTRPC()
  const { money } = useFormat()
  const moved = useCashMoved(onClose)
  const { dueMinor, currency, tills } = cash
  const amount = money(dueMinor, currency)
  const pay = useMutation(trpc.till.takePayment.mutationOptions())
  const typed = useTypedForm<{ sessionId: string; received: string }, { changeMinor: number }>(
    { sessionId: tills[0]?.id ?? '', received: '' },
    ({ received }) => {
      const receivedMinor = received.trim() === '' ? dueMinor : (parseMoney(received, currency) ?? 0)
      const enough = receivedMinor >= dueMinor
      return readOf(
        enough ? { changeMinor: receivedMinor - dueMinor } : undefined,
        enough ? {} : { received: t('till.needReceived', { amount }) },
      )
    },
    () =>
      pay.mutate(
        { bookingId: booking.id, sessionId: typed.form.sessionId, amountMinor: dueMinor },
        { onSuccess: () => moved(t('till.booking.done', { amount })) },
      ),
  )
  return (
    <TillDialog
      title={t('till.booking.dialog', { amount, name: booking.contact.name })}
      confirm={t('till.booking.confirm', { amount })}
      currency={currency}
      mutation={pay}
      onSubmit={typed.onSubmit}
      onClose={onClose}
    >
      {typed.summary}
      <DrawerField
        label={t('till.booking.into')}
        tills={tills}
        value={typed.form.sessionId}
        onChange={(sessionId) => typed.set({ sessionId })}
      />
      <TextField
        label={t('till.booking.received')}
        hint={t('till.booking.receivedHint')}
        optional
        inputMode="decimal"
        after={<span className="pr-3 text-sm">{currency}</span>}
        {...typed.text('received')}
      />
      <p aria-live="polite" className="font-medium">
        {typed.form.received.trim() !== '' &&
          typed.value &&
          t('till.booking.change', { amount: money(typed.value.changeMinor, currency) })}
      </p>
    </TillDialog>
  )
}
