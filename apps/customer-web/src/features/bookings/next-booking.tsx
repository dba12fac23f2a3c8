import { useT } from '../../i18n.ts'
import { BookingLink } from './booking-link.tsx'
import { grouped, useMyBookings } from './use-my-bookings.ts'

/** The booking that comes next, for the start page. */
export function NextBooking() {
  const t = useT()
  const { rows = [] } = useMyBookings()
  const { now, upcoming } = grouped(rows)
  const next = now[0] ?? upcoming[0]
  if (!next) return null
  return (
    <section aria-labelledby="next-booking">
      <h2 id="next-booking" className="mb-3 text-lg">
        {t('search.next')}
      </h2>
      <BookingLink booking={next} />
    </section>
  )
}
