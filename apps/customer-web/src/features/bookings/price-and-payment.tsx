import type { Booking } from '@forecourt/domain/booking/contract'
import { PriceTable } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { usePriceLines } from '../book/use-price-lines.ts'
import { cardName } from './card-name.ts'

/** The price as it was booked, what was paid and what went back. */
export function PriceAndPayment({ booking }: { booking: Booking }) {
  const t = useT()
  const { product, currency, pickup, payment, depositMinor } = booking
  const lines = usePriceLines({
    product,
    currency,
    lines: booking.lines,
    pickupBranchId: pickup.id,
    country: pickup.country,
  })
  const card = cardName(payment, t)
  const ahead = ['pending', 'confirmed', 'active'].includes(booking.status)
  const notes = [
    ahead && depositMinor > 0 && { id: 'deposit', label: t('book.review.deposit'), minor: depositMinor },
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
        lines={lines}
        currency={currency}
        total={booking.totalMinor}
        notes={notes}
      />
      {card && payment.paidMinor > 0 && (
        <p className="mt-3 text-muted text-sm">{t('bookings.paidWith', { card })}</p>
      )}
    </>
  )
}
