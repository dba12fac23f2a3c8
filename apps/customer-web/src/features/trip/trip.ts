import { branchId, type Product, product } from '@forecourt/domain/fleet/contract'
import { toInstant } from '@forecourt/ui/when/local'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** "2026-07-01T10:00": what the clock on the branch's wall shows. */
const wallClock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

/** What is not understood in an address is left out, not refused: addresses get cut, edited and old. */
const maybe = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What a customer looks for, as the address bar keeps it through the whole booking. */
export const tripSearch = z.object({
  product: product.default('rental').catch('rental'),
  /** The place as it was chosen: its name, its position, and its branch where it is one. */
  place: maybe(z.string().max(80)),
  lat: maybe(z.number().min(-90).max(90)),
  lng: maybe(z.number().min(-180).max(180)),
  branch: maybe(branchId),
  /** Kilometres around the place; set by "Search this area". */
  within: maybe(z.number().min(1).max(200)),
  /** The branch to return to, where it is another, and its name. */
  drop: maybe(branchId),
  dropName: maybe(z.string().max(80)),
  from: maybe(wallClock),
  to: maybe(wallClock),
  /** IANA zone of the wall clocks above. */
  tz: maybe(z.string().refine(isZone)),
  age: maybe(z.number().int().min(16).max(120)),
})
export type TripSearch = z.output<typeof tripSearch>

/** The age that most drivers are beyond all limits of; asked only of those who are not. */
export const defaultAge = 30

/** A complete search: around where, from, to, and the zone that the hours are of. */
export type Trip = {
  product: Product
  place: string
  lat: number
  lng: number
  /** The place, when it is one of our branches: its opening hours bound the times. */
  branch: string | undefined
  radiusKm: number
  drop: { id: string; name: string } | undefined
  from: string
  to: string
  tz: string
  age: number
}

const defaultRadiusKm = 30

/** The trip that an address tells, or null when something that a search needs is missing. */
export function tripOf(search: TripSearch): Trip | null {
  const { from, to, tz, lat, lng, drop } = search
  if (!from || !to || !tz || lat === undefined || lng === undefined || to <= from) return null
  return {
    product: search.product,
    place: search.place ?? '',
    lat,
    lng,
    branch: search.branch,
    radiusKm: search.within ?? defaultRadiusKm,
    drop: drop && search.product === 'rental' ? { id: drop, name: search.dropName ?? drop } : undefined,
    from,
    to,
    tz,
    age: search.age ?? defaultAge,
  }
}

/** The address of a trip; what is as usual is left out. */
export function searchOf(trip: Trip): TripSearch {
  return {
    product: trip.product,
    place: trip.place || undefined,
    lat: trip.lat,
    lng: trip.lng,
    branch: trip.branch,
    within: trip.radiusKm === defaultRadiusKm ? undefined : trip.radiusKm,
    drop: trip.drop?.id,
    dropName: trip.drop?.name,
    from: trip.from,
    to: trip.to,
    tz: trip.tz,
    age: trip.age === defaultAge ? undefined : trip.age,
  }
}

/** The period of a trip as instants, as the API takes it. */
export function periodOf(trip: Pick<Trip, 'from' | 'to' | 'tz'>): { from: string; to: string } {
  return { from: toInstant(trip.from, trip.tz), to: toInstant(trip.to, trip.tz) }
}

/** Dates to begin with: a car from tomorrow at 10 for three days, a bay from the next full hour for four. */
export function suggestedPeriod(kind: Product, now: number, tz: string): { from: string; to: string } {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(tz).toPlainDateTime()
  const from =
    kind === 'rental'
      ? here.add({ days: 1 }).with({ hour: 10, minute: 0, second: 0, millisecond: 0, microsecond: 0 })
      : here.add({ minutes: 59 }).round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const to = from.add(kind === 'rental' ? { days: 3 } : { hours: 4 })
  return { from: minuteText(from), to: minuteText(to) }
}

const minuteText = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'minute' })

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The trip of an address whose route does not open without one (`app/router.tsx`).
 * @throws Error where that was forgotten
 */
export function requiredTrip(search: TripSearch): Trip {
  const trip = tripOf(search)
  if (trip === null) throw new Error('This screen opens only with a trip in its address.')
  return trip
}

/** The same trip some hours later (or earlier), on the clock of its zone. */
export function shifted(trip: Trip, hours: number): Trip {
  const move = (wall: string) => minuteText(Temporal.PlainDateTime.from(wall).add({ hours }))
  return { ...trip, from: move(trip.from), to: move(trip.to) }
}

/**
 * The trip without what runs over its last full day of 24 hours, or null when nothing does, or less than a
 * day would be left. Hours on top of full days are what makes a rental dear.
 */
export function withoutOverrun(trip: Trip): Trip | null {
  const { from, to } = periodOf(trip)
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  const over = minutes % 1440
  if (over === 0 || minutes < 1440) return null
  const end = Temporal.PlainDateTime.from(trip.to).subtract({ minutes: over })
  return { ...trip, to: minuteText(end) }
}
