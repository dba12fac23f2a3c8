/** Which answers are right to a wish for units, by counting alone. */
import type { Trip } from '../ledger.ts'
import { type Answers, type Model, type ModelBooking, type Terms, tripOf, turnaroundOf } from './state.ts'

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

/** A unit should have come and nobody drove it: until workers close that booking, it is here on paper alone. */
export const onPaper = (model: Model, { classId, fromBranch }: ModelBooking): boolean =>
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
