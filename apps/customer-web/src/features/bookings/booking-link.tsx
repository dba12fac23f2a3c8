import { serverNow } from '@forecourt/client'
import type { BookingSummary } from '@forecourt/domain/booking/contract'
import { Bay, BookingChip, formatReference, Silhouette, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'

export type BookingRow = Pick<
  BookingSummary,
  | 'id'
  | 'reference'
  | 'product'
  | 'status'
  | 'overdue'
  | 'className'
  | 'acriss'
  | 'from'
  | 'to'
  | 'holdExpiresAt'
> & {
  bayKind: string | null
  place: string
  timeZone: string
}

const bayKinds = ['standard', 'ev', 'accessible', 'oversize'] as const

/** One booking in a list: what, where, when, and how it stands. */
export function BookingLink({ booking }: { booking: BookingRow }) {
  const { language, period, instant } = useFormat()
  const { status, product, timeZone, holdExpiresAt } = booking
  const bay = bayKinds.find((kind) => kind === booking.bayKind)
  const figure = `w-full ${['pending', 'confirmed', 'active'].includes(status) ? 'text-brand' : 'text-control'}`
  const lateMinutes = Math.floor((serverNow() - Date.parse(booking.to)) / 60_000)
  return (
    <Link
      to="/bookings/$bookingId"
      params={{ bookingId: booking.id }}
      className="group grid grid-cols-[5rem_minmax(0,1fr)_auto] items-center gap-x-4 rounded-card border border-hairline bg-raised p-4 transition-shadow hover:shadow-popover sm:grid-cols-[8rem_minmax(0,1fr)_auto] sm:gap-x-6 sm:p-5"
    >
      {bay ? (
        <Bay bay={bay} className={figure} />
      ) : (
        <Silhouette acriss={booking.acriss ?? ''} className={figure} />
      )}
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className={`font-bold text-lg ${status === 'cancelled' ? 'line-through' : ''}`}>
            {booking.className[language]}
          </span>
          <BookingChip
            {...{ status, product }}
            {...(booking.overdue && { overdueMinutes: lateMinutes })}
            {...(holdExpiresAt && { heldUntil: instant(holdExpiresAt, timeZone, 'time') })}
          />
        </span>
        <span className="block">{booking.place}</span>
        <span className="block text-muted text-sm">
          {period(booking.from, booking.to, timeZone)} · {formatReference(booking.reference)}
        </span>
      </span>
      <ChevronRight aria-hidden className="size-5 text-muted group-hover:text-brand" />
    </Link>
  )
}

/** A summary of the API as a row. */
export function rowOf(summary: BookingSummary): BookingRow {
  return { ...summary, place: summary.pickupName, timeZone: summary.pickupTimeZone }
}
