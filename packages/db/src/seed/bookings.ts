import type { BookingRow, ClaimHistoryRow, ClaimRow } from '../schema/booking.ts'
import type { UserRow } from '../schema/identity.ts'
import type { QuoteRow, RatePlanRow } from '../schema/pricing.ts'
import { classOf } from './classes.ts'
import { contact } from './contacts.ts'
import { bookedAt, type Fate, fateOf, letGoFate, notBegun } from './fates.ts'
import { plateMaker } from './plates.ts'
import { linesOf, totalOf, wantedExtras } from './prices.ts'
import { type Random, randomFor } from './random.ts'
import type { Offer } from './rates.ts'
import type { Trip } from './trips.ts'
import { dayMs, minuteMs } from './zones.ts'

/** A booking as the seed writes it; the database gives it its reference, as it does every other. */
export type SeedRow = Omit<BookingRow, 'reference'>

/** A booking with what it was made from and what it holds: exactly one of `claim` and `past`. */
export type SeedBooking = {
  row: SeedRow
  quote: QuoteRow
  plan: RatePlanRow
  claim: Omit<ClaimRow, 'id'> | null
  past: Omit<ClaimHistoryRow, 'id'> | null
}

export type Catalogue = {
  rates: readonly RatePlanRow[]
  offers: readonly Offer[]
  demoCustomer: UserRow
  now: Date
}

const outcomes: Partial<Record<BookingRow['status'], ClaimHistoryRow['outcome']>> = {
  completed: 'completed',
  cancelled: 'cancelled',
  expired: 'expired',
  no_show: 'no_show',
}
const range = (from: number, to: number) => `[${new Date(from).toISOString()},${new Date(to).toISOString()})`

/** Makes bookings of trips. */
export function bookingMaker({ rates, offers, demoCustomer, now }: Catalogue) {
  const plans = new Map(rates.map((plan) => [`${plan.branch_id} ${plan.class_id}`, plan]))
  const plate = plateMaker()

  function assemble(
    trip: Trip,
    createdAt: number,
    fateAt: (expiresAt: Date) => Fate,
    random: Random,
  ): SeedBooking {
    const { unit, from, to, start, end } = trip
    const plan = plans.get(`${from.row.id} ${unit.class_id}`)
    if (!plan) throw new Error(`${unit.class_id} has no price at ${from.row.id}.`)
    const rental = unit.product === 'rental'
    const minAge = classOf(unit.class_id).row.min_age
    const driverAge = rental ? Math.max(minAge, Math.round(22 + random.next() * random.next() * 56)) : null
    const chosenUnit = rental && random.chance(0.05)
    const extras = wantedExtras(unit.product, plan.currency, offers, random)
    const lines = linesOf({ start, end, plan, from: from.row, to: to.row, driverAge, chosenUnit, extras })
    const minutes = random.chance(0.85) ? 10 : 20
    const created = new Date(createdAt)
    const expiresAt = new Date(createdAt + minutes * minuteMs)
    const fate = fateAt(expiresAt)
    const who = trip.byDemoCustomer ? demoCustomer : contact(from.row.country, random)
    const quote: QuoteRow = {
      id: random.uuid(new Date(createdAt - 2 * minuteMs)),
      product: unit.product,
      class_id: unit.class_id,
      unit_id: chosenUnit ? unit.id : null,
      pickup_branch_id: from.row.id,
      dropoff_branch_id: to.row.id,
      starts_at: new Date(start),
      ends_at: new Date(end),
      driver_age: driverAge,
      extras: extras.map(({ extra }) => ({ id: extra.id, quantity: 1 })),
      currency: plan.currency,
      lines,
      total_minor: totalOf(lines),
      deposit_minor: plan.deposit_minor,
      rate_plan_id: plan.id,
      rate_option: 'flexible',
      priced_at: null,
      demand: null,
      customer_id: trip.byDemoCustomer ? demoCustomer.id : null,
      promotion_id: null,
      promo_minor: 0,
      points: 0,
      points_minor: 0,
      created_at: new Date(createdAt - 2 * minuteMs),
      expires_at: new Date(createdAt + 13 * minuteMs),
    }
    const row: SeedRow = {
      id: random.uuid(created),
      product: unit.product,
      ...fate,
      class_id: unit.class_id,
      unit_id: unit.id,
      pinned: chosenUnit,
      pickup_branch_id: from.row.id,
      dropoff_branch_id: to.row.id,
      starts_at: quote.starts_at,
      ends_at: quote.ends_at,
      quote_id: quote.id,
      currency: plan.currency,
      total_minor: quote.total_minor,
      customer_id: trip.byDemoCustomer ? demoCustomer.id : null,
      contact_name: who.name,
      contact_email: who.email,
      contact_phone: who.phone,
      locale: who.locale,
      plate: rental
        ? null
        : plate(from.row.country, now.getUTCFullYear() - 2, random).replace(/[^A-Z0-9]/g, ''),
      driver_age: driverAge,
      flight_number: null,
      expected_back_at: null,
      terms_starts_at: null,
      hold_minutes: minutes,
      hold_expires_at: expiresAt,
      version: 1,
      created_at: created,
    }
    return { row, quote, plan, ...held(trip, row) }
  }

  return {
    /** The booking behind a trip. */
    made(trip: Trip): SeedBooking {
      const random = randomFor(`booking ${trip.unit.id} ${trip.start}`)
      const createdAt = bookedAt(trip, now.getTime(), random)
      const confirmedAt = new Date(createdAt + random.int(50, 400) * 1000)
      return assemble(trip, createdAt, () => fateOf(trip, now.getTime(), confirmedAt), random)
    },
    /** Someone is at the checkout with it right now. */
    held(trip: Trip): SeedBooking {
      const random = randomFor(`hold ${trip.unit.id} ${trip.start}`)
      const createdAt = now.getTime() - random.int(20, 300) * 1000
      return assemble(trip, createdAt, () => ({ ...notBegun, status: 'pending', confirmed_at: null }), random)
    },
    /** Earlier, someone else wanted the same and let it go: called off, or never paid. */
    letGo(trip: Trip, madeAt: Date): SeedBooking {
      const random = randomFor(`let go ${trip.unit.id} ${trip.start}`)
      const createdAt = madeAt.getTime() - random.int(2, 12) * dayMs
      return assemble(trip, createdAt, (expiresAt) => letGoFate(createdAt, expiresAt, madeAt, random), random)
    },
  }
}

/** What a booking holds of its unit now, or what it held. */
function held({ unit, from, to, start, end }: Trip, row: SeedRow): Pick<SeedBooking, 'claim' | 'past'> {
  const turnaround = unit.product === 'rental' ? to.row.turnaround_minutes * minuteMs : 0
  const common = {
    unit_id: unit.id,
    booking_id: row.id,
    kind: 'booking',
    from_branch_id: from.row.id,
    to_branch_id: to.row.id,
  } as const
  const outcome = outcomes[row.status]
  const begins = Math.min(start, row.checked_in_at?.getTime() ?? start)
  if (outcome && row.closed_at) {
    const during =
      outcome === 'completed' ? range(begins, row.closed_at.getTime()) : range(start, end + turnaround)
    return { claim: null, past: { ...common, during, outcome, ended_at: row.closed_at } }
  }
  const claim = {
    ...common,
    during: range(begins, end + turnaround),
    hold_expires_at: row.status === 'pending' ? row.hold_expires_at : null,
    started: row.status === 'active',
    change_id: null,
    note: null,
    bridge: false,
    created_at: row.created_at,
  }
  return { claim, past: null }
}
