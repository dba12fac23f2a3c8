import type { Booking } from '@forecourt/domain/booking/contract'
import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'

/** What to have and to do, before one comes. */
export function ToDo({ booking }: { booking: Booking }) {
  const t = useT()
  const { money } = useFormat()
  const deposit = money(booking.depositMinor, booking.currency, 'whole')
  const steps =
    booking.product === 'rental'
      ? [
          t('bookings.todoRental.licence', { deposit }),
          t('bookings.todoRental.pass'),
          t('bookings.todoRental.early'),
        ]
      : [t('bookings.todoParking.plate', { plate: booking.plate ?? '' }), t('bookings.todoParking.pass')]
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-brand-tint font-medium text-brand text-xs"
          >
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  )
}
