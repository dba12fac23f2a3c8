/**
 * What the engine has to do, said as plainly as it can be said: bookings in memory, a count of units, a little money.
 * Each verb says which answers are right; where both are (a car that is overdue may come or not), the engine's answer
 * is taken.
 */
import { fits, onPaper } from './room.ts'
import {
  type Answers,
  day,
  hour,
  lapsed,
  type Model,
  type ModelBooking,
  minute,
  rules,
  type Status,
  type Terms,
  tripOf,
} from './state.ts'

export { fits, goesOn, isMissed } from './room.ts'
export * from './state.ts'

export const allowed = (booking: ModelBooking, ...statuses: Status[]): Answers =>
  statuses.includes(booking.status) ? ['ok'] : ['WRONG_STATUS']

export function checkIn(model: Model, booking: ModelBooking): Answers {
  const { now } = model
  if (now < booking.from - rules.early) return ['TOO_EARLY']
  if (now >= booking.to) return ['TOO_LATE']
  if (booking.status !== 'confirmed') return ['WRONG_STATUS']
  const answers = fits(model, booking, 'UNIT_NOT_READY', booking.id, now)
  // A car that is being turned round may be cleaned in a hurry for whoever stands there.
  if (!answers.includes('ok') && model.ledger.hurries(booking, now)) return ['ok', 'UNIT_NOT_READY']
  return onPaper(model, booking) ? [...new Set([...answers, 'UNIT_NOT_READY'])] : answers
}

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
