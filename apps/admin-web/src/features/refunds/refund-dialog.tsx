import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { BookingRefunds } from '@forecourt/domain/payments/contract'
import { parseMoney, TextField, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { readOf, type Wrong } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { cardWords } from './card-words.ts'

type RefundForm = { amount: string; note: string }

/** Money is given back of a booking that is over: how much at most, where it goes, and whether somebody has to agree. */
export function RefundDialog({
  booking,
  refunds,
  onClose,
}: {
  booking: Booking
  refunds: BookingRefunds
  onClose: () => void
}) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const { money } = useFormat()
  const { refundableMinor, aloneMinor } = refunds
  const shown = (minor: number) => money(minor, booking.currency)
  const ask = useMutation(
    trpc.refund.ask.mutationOptions({
      onSuccess: ({ items }) => {
        toast(t(items[0]?.status === 'waiting' ? 'refunds.asked' : 'refunds.done'))
        void queries.invalidateQueries({ queryKey: trpc.refund.pathKey() })
        void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
        onClose()
      },
    }),
  )
  const typed = useTypedForm<RefundForm, { amountMinor: number; note: string }>(
    { amount: '', note: '' },
    (form) => {
      const note = form.note.trim()
      const amountMinor = parseMoney(form.amount, booking.currency)
      const wrong: Wrong<RefundForm> = {
        ...(!amountMinor && { amount: t('refunds.needAmount') }),
        ...(amountMinor && amountMinor > refundableMinor
          ? { amount: t('refunds.tooMuch', { amount: shown(refundableMinor) }) }
          : {}),
        ...(note.length < 3 && { note: t('refunds.needNote') }),
      }
      return readOf(amountMinor ? { amountMinor, note } : undefined, wrong)
    },
    (value) => ask.mutate({ bookingId: booking.id, ...value }),
  )
  const typedMinor = parseMoney(typed.form.amount, booking.currency) ?? 0
  const card = cardWords(booking.payment.cardBrand, booking.payment.cardLast4)
  return (
    <AskDialog
      title={t('refunds.title', { name: booking.contact.name })}
      confirm={t(typedMinor > aloneMinor ? 'refunds.askOther' : 'refunds.confirm')}
      form="refund"
      pending={ask.isPending}
      onClose={onClose}
    >
      <p>
        {t('refunds.most', { amount: shown(refundableMinor) })}{' '}
        {t('refunds.where', { card: card || t('refunds.asPaid') })}
      </p>
      <form id="refund" onSubmit={typed.onSubmit} noValidate className="mt-4 flex flex-col gap-4">
        {typed.summary}
        <TextField
          label={t('refunds.amount')}
          inputMode="decimal"
          after={<span className="pr-3 text-sm">{booking.currency}</span>}
          {...typed.text('amount')}
        />
        <TextField
          label={t('refunds.note')}
          hint={t('refunds.noteHint')}
          maxLength={200}
          {...typed.text('note')}
        />
        <p aria-live="polite" className="text-muted">
          {typedMinor > aloneMinor ? t('refunds.second', { amount: shown(aloneMinor) }) : ''}
        </p>
      </form>
      <Refusal error={ask.error} />
    </AskDialog>
  )
}
