import type { Booking } from '@forecourt/domain/booking/contract'
import { formatReference, Skeleton, useFormat } from '@forecourt/ui'
import { OfferFigure } from '../results/offer-figure.tsx'

/** What it is all about, while a payment is awaited or has failed. */
export function BookedFigure({ booking }: { booking: Booking | undefined }) {
  const { language, period } = useFormat()
  if (!booking) return <Skeleton className="h-72 w-full rounded-sheet!" />
  const { class: of, pickup } = booking
  return (
    <div className="flex flex-col gap-8 rounded-sheet bg-brand-tint p-6 sm:p-10 max-lg:order-first">
      <OfferFigure of={of} className="w-full max-w-96 self-center text-brand max-lg:max-w-60" />
      <div>
        <p className="font-bold text-lg">{of.name[language]}</p>
        <p>{pickup.name}</p>
        <p className="text-muted">
          {period(booking.from, booking.to, pickup.timeZone)} · {formatReference(booking.reference)}
        </p>
      </div>
    </div>
  )
}
