import { serverNow } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Bay, BookingChip, formatReference, PageTitle, Silhouette, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'

type HeadBooking = Pick<Booking, 'reference' | 'product' | 'status' | 'overdue' | 'to' | 'holdExpiresAt'>

export type BookingHeadProps = {
  booking: HeadBooking
  of: {
    name: { en: string; fr: string }
    acriss: string | null
    bayKind: 'standard' | 'ev' | 'accessible' | 'oversize' | null
  }
  timeZone: string
  title: string
  lead?: string
}

/** How a booking stands, in large letters, beside the drawing of what was booked. */
export function BookingHead({ booking, of, timeZone, title, lead }: BookingHeadProps) {
  const t = useT()
  const { language, instant } = useFormat()
  const { status, product, holdExpiresAt } = booking
  const over = !['pending', 'confirmed', 'active'].includes(status)
  const lateMinutes = Math.floor((serverNow() - Date.parse(booking.to)) / 60_000)
  return (
    <div
      className={`grid items-end gap-x-8 overflow-hidden rounded-sheet px-6 pt-8 sm:px-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)] ${over ? 'bg-subtle text-muted' : 'bg-brand-tint text-brand'}`}
    >
      <div className="pb-6 text-text sm:pb-10">
        <BookingChip
          {...{ status, product }}
          {...(booking.overdue && { overdueMinutes: lateMinutes })}
          {...(holdExpiresAt && { heldUntil: instant(holdExpiresAt, timeZone, 'time') })}
          className="mb-3 bg-raised!"
        />
        <PageTitle {...(lead && { lead })}>{title}</PageTitle>
        <p className="mt-3">
          <span className="font-medium">{of.name[language]}</span>
          <span className="text-muted">
            {' · '}
            {t('bookings.ref')}{' '}
            <span className="font-medium text-text">{formatReference(booking.reference)}</span>
          </span>
        </p>
      </div>
      {of.bayKind ? (
        <Bay bay={of.bayKind} className="mb-6 w-full max-w-96 justify-self-center max-lg:hidden" />
      ) : (
        <Silhouette
          acriss={of.acriss ?? ''}
          className="mb-6 w-full max-w-96 justify-self-center max-lg:hidden"
        />
      )}
    </div>
  )
}
