import type { Booking } from '@forecourt/domain/booking/contract'
import { PriceTable, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { usePriceLines } from '../book/use-price-lines.ts'
import { cardName } from './card-name.ts'

/** The price as it was booked, or what it came to in the end; what was paid, went back and is still due. */
export function PriceAndPayment({ booking }: { booking: Booking }) {
  const t = useT()
  const { money, instant } = useFormat()
  const { product, currency, pickup, payment, deposit, depositMinor } = booking
  const price = booking.bill ?? booking
  const lines = usePriceLines({
    product,
    currency,
    lines: price.lines,
    pickupBranchId: pickup.id,
    country: pickup.country,
  })
  const charges = booking.charges.map(({ id, kind, note, amountMinor }) => ({
    ...{ id, label: t(`bookings.charges.${kind}`), detail: note, minor: amountMinor },
  }))
  const charged = charges.reduce((sum, { minor }) => sum + minor, 0)
  const card = cardName(payment, t)
  const ahead = ['pending', 'confirmed', 'active'].includes(booking.status)
  const notes = [
    ahead &&
      deposit === null &&
      depositMinor > 0 && { id: 'deposit', label: t('book.review.deposit'), minor: depositMinor },
    booking.status !== 'pending' &&
      booking.dueMinor > 0 && { id: 'due', label: t('bookings.due'), minor: booking.dueMinor },
    payment.refundedMinor > 0 && {
      id: 'refund',
      label: t('bookings.refunded'),
      minor: -payment.refundedMinor,
    },
  ].filter((note) => note !== false)
  return (
    <>
      <PriceTable
        caption={t('bookings.price')}
        lines={[...lines, ...charges]}
        currency={currency}
        total={price.totalMinor + charged}
        notes={notes}
      />
      {deposit && (
        <p className="mt-3 text-muted text-sm">
          {t(`bookings.depositState.${deposit.status}`, {
            amount: money(deposit.amountMinor, currency),
            taken: money(deposit.capturedMinor, currency),
          })}
        </p>
      )}
      {(payment.status === 'authorised' || payment.status === 'card_saved') && (
        <p className="mt-3 text-muted text-sm">
          {t(`bookings.promised.${payment.status}.${product}`, {
            amount: money(payment.promisedMinor, currency),
            card: card ?? t('bookings.promised.card'),
            when: instant(payment.heldFrom ?? booking.from, pickup.timeZone),
          })}
        </p>
      )}
      {card && payment.paidMinor > 0 && (
        <p className="mt-3 text-muted text-sm">{t('bookings.paidWith', { card })}</p>
      )}
    </>
  )
}
