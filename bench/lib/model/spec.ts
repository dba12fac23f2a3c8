/**
 * What the engine has to do, said as plainly as it can be said: bookings in memory, a count of units, a little money.
 * Each verb says which answers are right; where both are (a car that is overdue may come or not), the engine's answer
 * is taken. Nothing here knows of units, claims or SQL.
 */
import { createLedger, type Ledger, type Trip } from '../ledger.ts'

export const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The rules of the branch, as the world is made with them. */
export const rules = {
  turnaround: 60 * minute,
  early: 30 * minute,
  holdMinutes: 10,
  /** A form may stand open so long before it is sent. */
  slack: 5 * minute,
  freeCancellationDays: 1,
  secondThoughts: hour,
  oneDayMinor: 4000,
  timeZone: 'Europe/Paris',
}

export type Status = 'pending' | 'confirmed' | 'active' | 'completed' | 'cancelled' | 'expired' | 'no_show'

export type ModelBooking = {
  id: string
  status: Status
  classId: string
  product: 'rental' | 'parking'
  fromBranch: string
  toBranch: string
  from: number
  to: number
  pinned: boolean
  createdAt: number
  /** The start from which the free time for cancelling counts: once it is over, moving the booking away is no help. */
  termsFrom: number
  holdUntil: number
  totalMinor: number
  paidMinor: number
  refundedMinor: number
  /** Where the engine may choose: what its status may be after this step besides what it is. */
  maybe: Status[]
  /** A checkout that the customer could pay: since when it is open. */
  checkout: { paymentId: string; sessionId: string; openedAt: number } | null
}

/** What a booking asks of the fleet. */
export type Terms = Pick<
  ModelBooking,
  'classId' | 'product' | 'fromBranch' | 'toBranch' | 'from' | 'to' | 'pinned'
>

export type Model = {
  now: number
  ledger: Ledger
  bookings: ModelBooking[]
  /** Blocks, and transfers that the engine left behind one-way bookings that were called off. */
  blocks: Set<string>
}

export const createModel = (now: number): Model => ({
  now,
  ledger: createLedger(),
  bookings: [],
  blocks: new Set(),
})

/** The answers that are right: `ok`, or the code of a refusal. */
export type Answers = readonly string[]

export const lapsed = (model: Model, booking: ModelBooking): boolean =>
  booking.status === 'pending' && booking.holdUntil <= model.now

export const turnaroundOf = (booking: Pick<ModelBooking, 'product'>): number =>
  booking.product === 'rental' ? rules.turnaround : 0

export const tripOf = (booking: Terms) => ({
  from: booking.from,
  to: booking.to + turnaroundOf(booking),
  fromBranch: booking.fromBranch,
  toBranch: booking.toBranch,
})

/**
 * Something of the class may not be moved, or waits at another branch for a car that is overdue: then an engine that
 * searches for a while may fail to find what fits.
 */
const rigid = (model: Model, classId: string): boolean =>
  model.bookings.some(
    (b) => b.classId === classId && b.pinned && (b.status === 'pending' || b.status === 'confirmed'),
  ) ||
  model.ledger
    .all()
    .some(
      (trip) => trip.classId === classId && trip.started && (trip.from > model.now || isStray(model, trip)),
    )

/** Not back when it should be, and somebody goes on from where it is to come, or a block is to begin with it. */
const isStray = (model: Model, { to, cutAt, fromBranch, toBranch }: Trip): boolean =>
  Math.min(to, cutAt) <= model.now && (fromBranch !== toBranch || cutAt <= model.now)

/** The answers to a wish for a unit of the class, by counting. */
export function fits(
  model: Model,
  booking: Terms,
  refusal: string,
  without?: string,
  from = booking.from,
): Answers {
  const ask = { ...tripOf(booking), from }
  const room = (view: 'surely' | 'perhaps') =>
    model.ledger.room(booking.classId, ask, model.now, view, without)
  if (room('perhaps') < 1) return [refusal]
  if (room('surely') < 1 || booking.pinned || rigid(model, booking.classId)) return ['ok', refusal]
  return ['ok']
}

/**
 * Others count on the unit that a one-way booking brings, before it comes under its new terms. The engine may refuse,
 * or have somebody drive a unit there.
 */
export function isMissed(model: Model, booking: ModelBooking, terms: Terms): boolean {
  const { classId, toBranch } = booking
  if (booking.fromBranch === toBranch) return false
  const ready = turnaroundOf(booking)
  const comes = terms.toBranch === toBranch && terms.classId === classId
  const [from, to] = [
    Math.max(model.now, booking.to + ready),
    comes ? terms.to + ready : Number.POSITIVE_INFINITY,
  ]
  const ask = { from, to, fromBranch: toBranch, toBranch }
  return to > from && model.ledger.room(classId, ask, model.now, 'surely', booking.id) < 0
}

/** The answers to a wish to keep a unit that is out for longer: its branch must do without it meanwhile. */
export function goesOn(model: Model, booking: ModelBooking, to: number): Answers {
  const { toBranch } = booking
  const ready = turnaroundOf(booking)
  const ask = {
    from: Math.max(model.now, booking.to + ready),
    ...{ to: to + ready, fromBranch: toBranch, toBranch },
  }
  // Without its trip, what began there counts as standing there.
  const own = booking.fromBranch === toBranch ? 1 : 0
  const room = (view: 'surely' | 'perhaps') =>
    model.ledger.room(booking.classId, ask, model.now, view, booking.id) - own
  if (room('perhaps') < 0) return ['UNIT_TAKEN']
  return room('surely') < 0 || rigid(model, booking.classId) ? ['ok', 'UNIT_TAKEN'] : ['ok']
}

export const allowed = (booking: ModelBooking, ...statuses: Status[]): Answers =>
  statuses.includes(booking.status) ? ['ok'] : ['WRONG_STATUS']

export function checkIn(model: Model, booking: ModelBooking): Answers {
  const { now } = model
  if (now < booking.from - rules.early) return ['TOO_EARLY']
  if (now >= booking.to) return ['TOO_LATE']
  if (booking.status !== 'confirmed') return ['WRONG_STATUS']
  const answers = fits(model, booking, 'UNIT_NOT_READY', booking.id, now)
  return onPaper(model, booking) ? [...new Set([...answers, 'UNIT_NOT_READY'])] : answers
}

/** A unit should have come and nobody drove it: until workers close that booking, it is here on paper alone. */
const onPaper = (model: Model, { classId, fromBranch }: ModelBooking): boolean =>
  model.ledger
    .all()
    .some(
      (trip) =>
        trip.classId === classId &&
        !trip.started &&
        trip.fromBranch !== trip.toBranch &&
        trip.toBranch === fromBranch &&
        trip.to <= model.now,
    )

export function noShowAt(booking: ModelBooking): number {
  const short = booking.product === 'parking' && booking.to - booking.from < 4 * hour
  return booking.from + (short ? 30 : 120) * minute
}

/** The same wall-clock one day earlier, in Paris: the offset there is two hours from 29 March 2026, 01:00 UTC, on. */
function dayBefore(at: number): number {
  const summer = Date.UTC(2026, 2, 29, 1)
  const offset = (t: number) => (t >= summer ? 2 * hour : hour)
  const local = at + offset(at) - day
  const guess = local - offset(local - hour)
  return local - offset(guess)
}

/** What is kept of a booking that is called off now: nothing in time or soon after booking, then one day. */
export function cancellationFee(model: Model, booking: ModelBooking): number {
  return isFree(model, booking) ? 0 : Math.min(netOf(booking), rules.oneDayMinor)
}

const isFree = (model: Model, booking: ModelBooking): boolean =>
  model.now <= dayBefore(booking.termsFrom) || model.now <= booking.createdAt + rules.secondThoughts

/** What of a booking's money is with us. */
export const netOf = (booking: ModelBooking): number => booking.paidMinor - booking.refundedMinor

/** A change was made; what it costs is pricing's to say. What was paid too much goes back at once. */
export function settle(
  booking: ModelBooking,
  { totalMinor, paidMinor }: { totalMinor: number; paidMinor: number },
): void {
  booking.totalMinor = totalMinor
  booking.paidMinor += paidMinor
  refundAll(booking, totalMinor)
}

/** It has new terms; within the free time that counts from its new start. */
export function change(model: Model, booking: ModelBooking, terms: Terms): void {
  const free = isFree(model, booking)
  Object.assign(booking, terms, free ? { termsFrom: terms.from } : {})
  model.ledger.replace({ ...tripOf(booking), id: booking.id, classId: booking.classId })
}

export const refundAll = (booking: ModelBooking, keep = 0): void => {
  booking.refundedMinor += Math.max(0, booking.paidMinor - booking.refundedMinor - keep)
}

export function end(model: Model, booking: ModelBooking, status: Status): void {
  booking.status = status
  model.ledger.remove(booking.id)
}

/** The money has arrived. A hold that ran out gets a unit if there is one; what cannot be served is refunded in full. */
export function paid(model: Model, booking: ModelBooking): void {
  booking.paidMinor = booking.totalMinor
  if (booking.status === 'pending') {
    booking.status = 'confirmed'
    model.ledger.keep(booking.id)
  } else if (booking.status === 'expired') {
    const answers = fits(model, booking, 'lost')
    if (answers.includes('ok')) booking.maybe = ['confirmed']
    if (answers.length === 1) adopt(model, booking, answers[0] === 'ok' ? 'confirmed' : 'expired')
    else booking.refundedMinor = booking.totalMinor
  } else refundAll(booking)
}

/** The engine chose where it may. */
export function adopt(model: Model, booking: ModelBooking, status: Status): void {
  booking.maybe = []
  if (status === 'confirmed') {
    booking.status = 'confirmed'
    booking.refundedMinor = 0
    model.ledger.put({ ...tripOf(booking), id: booking.id, classId: booking.classId })
  } else if (booking.status === 'pending') end(model, booking, 'expired')
  else refundAll(booking)
}

/** What the workers do when they run: holds that ran out, customers who did not come, checkouts that nobody pays. */
export function sweep(model: Model): void {
  for (const booking of model.bookings) {
    if (lapsed(model, booking)) end(model, booking, 'expired')
    if (booking.status === 'confirmed' && noShowAt(booking) <= model.now) {
      end(model, booking, 'no_show')
      refundAll(booking, rules.oneDayMinor)
    }
    const gone = booking.status === 'expired' || booking.status === 'cancelled'
    if (gone && booking.checkout && booking.checkout.openedAt < model.now - minute) booking.checkout = null
  }
}
