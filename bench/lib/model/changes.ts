/** The verbs that change a booking's plan, or a unit's. */
import fc from 'fast-check'
import * as spec from './spec.ts'
import { onBooking, verb } from './verb.ts'
import { classes } from './world.ts'

const halfHour = 30 * spec.minute

/** What a booking becomes: other times, another class, back at another branch; by staff at once, or paid first. */
const wish = fc.record({
  laterByHalfHours: fc.integer({ min: -8, max: 20 }),
  halfHours: fc.integer({ min: 2, max: 50 }),
  classId: fc.option(fc.constantFrom(...classes), { nil: null }),
  otherWay: fc.boolean(),
  byStaff: fc.boolean(),
})
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never

/** What the booking asks of the fleet then. */
function changed(booking: spec.ModelBooking, drawn: Wish): spec.Terms {
  const from = booking.from + drawn.laterByHalfHours * halfHour
  const rents = booking.product === 'rental'
  const classId = drawn.classId ?? booking.classId
  const there = booking.fromBranch === 'north' ? 'south' : 'north'
  return {
    ...{ classId, product: booking.product, fromBranch: booking.fromBranch },
    toBranch: rents && drawn.otherWay ? there : booking.fromBranch,
    ...{ from, to: from + drawn.halfHours * halfHour },
    pinned: booking.pinned && classId === booking.classId,
  }
}

const sameKind = (booking: spec.ModelBooking, classId: string) =>
  (classId === 'BAY') === (booking.product === 'parking')

/**
 * A booking that has not begun fits into its new terms. Of one whose start has passed nobody needs the time that is
 * over, but a claim may still stand there: then what either count says is right.
 */
function fits(model: spec.Model, booking: spec.ModelBooking, terms: spec.Terms): spec.Answers {
  const refusal = terms.pinned ? 'UNIT_TAKEN' : 'CLASS_SOLD_OUT'
  const from = (at: number) => spec.fits(model, terms, refusal, booking.id, at)
  const either = spec.isMissed(model, booking, terms) ? ['ok', refusal] : []
  return [...new Set([...from(terms.from), ...from(Math.max(model.now, terms.from)), ...either])]
}

export const modify = onBooking({
  meant: ['confirmed'],
  draw: wish,
  expect: (model, booking, drawn) => {
    if (booking.status !== 'confirmed') return ['WRONG_STATUS']
    const terms = changed(booking, drawn)
    const startPassed = terms.from < model.now - spec.rules.slack && terms.from !== booking.from
    if (startPassed || terms.to <= model.now) return ['PERIOD_IN_PAST']
    if (!sameKind(booking, terms.classId)) return ['INVALID_INPUT']
    return fits(model, booking, terms)
  },
  ask: (world, booking, drawn) => world.modify(booking.id, changed(booking, drawn), drawn.byStaff),
  accept: (model, booking, money, drawn) => {
    spec.settle(booking, money)
    spec.change(model, booking, changed(booking, drawn))
  },
})

export const extend = onBooking({
  meant: ['active', 'confirmed'],
  draw: fc.record({ byHalfHours: fc.integer({ min: 1, max: 40 }), byStaff: fc.boolean() }),
  expect: (model, booking, { byHalfHours }) => {
    const to = booking.to + byHalfHours * halfHour
    if (booking.status !== 'active' && booking.status !== 'confirmed') return ['WRONG_STATUS']
    if (to <= model.now) return ['PERIOD_IN_PAST']
    if (booking.status === 'active') return spec.goesOn(model, booking, to)
    return fits(model, booking, { ...booking, to })
  },
  ask: (world, booking, { byHalfHours, byStaff }) =>
    world.extend(booking.id, booking.to + byHalfHours * halfHour, byStaff),
  accept: (model, booking, money, { byHalfHours }) => {
    spec.settle(booking, money)
    booking.to += byHalfHours * halfHour
    model.ledger.until(booking.id, spec.tripOf(booking).to)
  },
})

/** Staff give it another unit of its class, one of those that the preview offers; where none is, nothing happens. */
export const swap = onBooking({
  meant: ['active', 'confirmed'],
  draw: fc.nat({ max: 3 }),
  expect: (model, booking) => {
    if (booking.status === 'pending') return null
    if (booking.status === 'active' && booking.to <= model.now) return ['TOO_LATE']
    return spec.allowed(booking, 'active', 'confirmed')
  },
  ask: (world, booking, nth) => world.swap(booking.id, nth),
  accept: (model, booking, branch) => {
    if (branch === null || booking.status !== 'active') return
    const ready = model.now + spec.turnaroundOf(booking)
    model.ledger.handOver(booking.id, { branch, now: model.now, ready })
  },
})

/** A car is sent to the other branch; as with the workshop, which bookings can make way is a question of units. */
export const transfer = verb({
  draw: fc.record({
    classId: fc.constantFrom('CAR', 'VAN'),
    unit: fc.nat({ max: 3 }),
    toNorth: fc.boolean(),
    inHalfHours: fc.nat({ max: 20 }),
    halfHours: fc.integer({ min: 1, max: 6 }),
  }),
  expect: () => ['ok', 'UNIT_HAS_BOOKINGS', 'UNIT_TAKEN', 'INVALID_INPUT'],
  ask: (world, model, { classId, unit, toNorth, inHalfHours, halfHours }) => {
    const from = model.now + inHalfHours * halfHour
    return world.transfer(classId, unit, toNorth ? 'north' : 'south', from, from + halfHours * halfHour)
  },
  accept: () => {},
})
