import type { Booking } from '@forecourt/domain/booking/contract'
import { toLocal } from '@forecourt/ui/when/local'
import type { WizardSearch } from '../book/wizard-search.ts'
import type { TripSearch } from '../trip/trip.ts'

/** The search that leads to the same place and time again. */
export function searchAgain({ product, pickup, dropoff, from, to }: Booking): TripSearch {
  return {
    product,
    place: pickup.name,
    lat: pickup.lat,
    lng: pickup.lng,
    branch: pickup.id,
    drop: dropoff.id === pickup.id ? undefined : dropoff.id,
    dropName: dropoff.id === pickup.id ? undefined : dropoff.name,
    from: toLocal(from, pickup.timeZone),
    to: toLocal(to, pickup.timeZone),
    tz: pickup.timeZone,
  }
}

/** The page of the very same offer, to be held again. */
export function offerAgain(booking: Booking): WizardSearch {
  return { ...searchAgain(booking), at: booking.pickup.id, class: booking.class.id }
}
