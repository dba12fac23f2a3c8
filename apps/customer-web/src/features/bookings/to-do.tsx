import type { Booking } from '@forecourt/domain/booking/contract'
import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { Steps } from '../shared/steps.tsx'

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
  return <Steps steps={steps} />
}
