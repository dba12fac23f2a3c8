/**
 * The verbs that the model and the engine are both asked, one entry each: what is drawn for it, which answers are
 * right, how the engine is asked, and what an accepted one means.
 */
import fc from 'fast-check'
import { extend, modify, swap, transfer } from './changes.ts'
import * as spec from './spec.ts'
import { nothing, onBooking, verb } from './verb.ts'
import { classes } from './world.ts'

type Model = spec.Model
type Booking = spec.ModelBooking

const wish = fc.record({
  classId: fc.constantFrom(...classes),
  north: fc.boolean(),
  oneWay: fc.boolean(),
  inHalfHours: fc.nat({ max: 30 }),
  halfHours: fc.integer({ min: 2, max: 50 }),
  totalMinor: fc.integer({ min: 1000, max: 20_000 }),
  unit: fc.nat({ max: 31 }).map((n) => (n < 28 ? null : n - 28)),
})

type Drawn = typeof wish extends fc.Arbitrary<infer W> ? W : never

/** A booking as it would be made of what was drawn. */
function booking(model: Model, drawn: Drawn) {
  const { classId, unit, totalMinor } = drawn
  const product: Booking['product'] = classId === 'BAY' ? 'parking' : 'rental'
  const [fromBranch, other] = drawn.north || product === 'parking' ? ['north', 'south'] : ['south', 'north']
  const halfHour = 30 * spec.minute
  const from = Math.ceil(model.now / halfHour) * halfHour + drawn.inHalfHours * halfHour
  const to = from + drawn.halfHours * halfHour
  const toBranch = drawn.oneWay && product === 'rental' ? other : fromBranch
  return { classId, product, fromBranch, toBranch, from, to, totalMinor, unit, pinned: unit !== null }
}

const fresh = { paidMinor: 0, refundedMinor: 0, checkout: null, maybe: [] }

function canBeHeld(model: Model, drawn: Drawn): spec.Answers {
  const made = booking(model, drawn)
  return spec.fits(model, made, made.pinned ? 'UNIT_TAKEN' : 'CLASS_SOLD_OUT')
}

const hold = verb({
  draw: wish,
  expect: canBeHeld,
  ask: (world, model, drawn) => world.hold(booking(model, drawn)),
  accept: (model, drawn, { id }) => void held(model, drawn, id),
})

function held(model: Model, drawn: Drawn, id: string): Booking {
  const holdUntil = model.now + spec.rules.holdMinutes * spec.minute
  const { unit: _, ...terms } = booking(model, drawn)
  const made: Booking = {
    ...terms,
    ...fresh,
    id,
    status: 'pending',
    createdAt: model.now,
    termsFrom: terms.from,
    holdUntil,
  }
  model.bookings.push(made)
  model.ledger.put({ ...spec.tripOf(made), id, classId: made.classId, lapsesAt: holdUntil })
  return made
}

/** Holds and pays at once, as most customers do. */
const book = verb({
  draw: wish,
  expect: canBeHeld,
  ask: async (world, model, drawn) => {
    const { id } = await world.hold(booking(model, drawn))
    const { paymentId, checkoutSessionId: sessionId } = await world.openCheckout(id)
    await world.pay({ paymentId, sessionId })
    return { id, checkout: { paymentId, sessionId, openedAt: model.now } }
  },
  accept: (model, drawn, { id, checkout }) => {
    const made = held(model, drawn, id)
    made.checkout = checkout
    spec.paid(model, made)
  },
})

const openCheckout = onBooking({
  draw: nothing,
  meant: ['pending'],
  expect: (model, b) => {
    if (b.status === 'expired' || spec.lapsed(model, b)) return ['HOLD_EXPIRED']
    // Staff made a change whose price is still to be paid; that is no checkout of a hold.
    if (b.paidMinor > 0 && spec.netOf(b) < b.totalMinor) return null
    return spec.allowed(b, 'pending')
  },
  ask: (world, b) => world.openCheckout(b.id),
  accept: (model, b, { paymentId, checkoutSessionId: sessionId }) => {
    b.checkout ??= { paymentId, sessionId, openedAt: model.now }
  },
})

/** The customer pays a checkout that is open, in time or late. */
const pay = onBooking({
  draw: nothing,
  meant: ['pending', 'expired', 'cancelled'],
  expect: (_, b) => (b.checkout === null || b.paidMinor > 0 ? null : ['ok']),
  ask: (world, b) => world.pay(b.checkout ?? { paymentId: '', sessionId: '' }),
  accept: (model, b) => spec.paid(model, b),
})

const cancel = onBooking({
  draw: nothing,
  meant: ['pending', 'confirmed'],
  expect: (_, b) => spec.allowed(b, 'pending', 'confirmed'),
  ask: (world, b) => world.cancel(b.id),
  accept: (model, b) => {
    spec.refundAll(b, spec.cancellationFee(model, b))
    spec.end(model, b, 'cancelled')
  },
})

const checkIn = onBooking({
  draw: nothing,
  meant: ['confirmed'],
  expect: spec.checkIn,
  ask: (world, b) => world.checkIn(b.id),
  accept: (model, b) => {
    b.status = 'active'
    model.ledger.hurry(b, model.now)
    model.ledger.start(b.id, model.now)
  },
})

const checkOut = onBooking({
  draw: nothing,
  meant: ['active'],
  expect: (_, b) => spec.allowed(b, 'active'),
  ask: (world, b) => world.checkOut(b.id),
  accept: (model, b) => {
    b.status = 'completed'
    const ready = model.now + spec.turnaroundOf(b)
    // The turnaround after a late return ends where the next booking of the unit begins.
    model.ledger.finish(b.id, model.now > b.to ? model.now : ready, ready)
  },
})

const noShow = onBooking({
  draw: nothing,
  meant: ['confirmed'],
  expect: (model, b) => (model.now < spec.noShowAt(b) ? ['TOO_EARLY'] : spec.allowed(b, 'confirmed')),
  ask: (world, b) => world.noShow(b.id),
  accept: (model, b) => {
    spec.end(model, b, 'no_show')
    spec.refundAll(b, spec.rules.oneDayMinor)
  },
})

/** Which bookings can move out of the way is a question of units: both answers are right, the count decides later. */
const workshop = verb({
  draw: fc.record({
    classId: fc.constantFrom('CAR', 'VAN'),
    unit: fc.nat({ max: 3 }),
    inHalfHours: fc.nat({ max: 20 }),
    halfHours: fc.integer({ min: 2, max: 30 }),
  }),
  expect: () => ['ok', 'UNIT_HAS_BOOKINGS', 'UNIT_TAKEN'],
  ask: (world, model, { classId, unit, inHalfHours, halfHours }) => {
    const from = model.now + inHalfHours * 30 * spec.minute
    return world.workshop(classId, unit, from, from + halfHours * 30 * spec.minute)
  },
  accept: () => {},
})

/** Time passes, to about where something is due, with workers or with every worker dead. */
const wait = verb({
  draw: fc.record({
    moment: fc.nat({ max: 11 }),
    offset: fc.constantFrom(0, 0, 0, -30, -1, 1, 20, 30, 45, 61, 119, 120, 300),
    workers: fc.boolean(),
  }),
  expect: () => ['ok'],
  ask: async (world, model, drawn) => {
    world.clock.set(new Date(later(model, drawn)))
    if (drawn.workers) await world.runWorkers()
  },
  accept: (model, drawn) => {
    model.now = later(model, drawn)
    if (drawn.workers) spec.sweep(model)
    model.ledger.settle(model.now)
  },
})

/** The n-th of the instants to come at which a booking begins, ends, or a hold runs out, and some minutes more or less. */
function later(model: Model, { moment, offset }: { moment: number; offset: number }): number {
  const due = model.bookings
    .flatMap((b) =>
      b.status === 'pending'
        ? [b.holdUntil]
        : b.status === 'confirmed'
          ? [b.from, b.from + 120 * spec.minute]
          : b.status === 'active'
            ? [b.to]
            : [],
    )
    .filter((at) => at > model.now)
    .sort((a, b) => a - b)
  const at = due[Math.floor((moment * Math.min(due.length, 6)) / 12)] ?? model.now + 10 * spec.minute
  return Math.max(model.now + spec.minute, at + offset * spec.minute)
}

/** A verb that is new in the engine is one more line here. */
export const verbs = {
  hold,
  book,
  openCheckout,
  pay,
  cancel,
  checkIn,
  checkOut,
  noShow,
  modify,
  extend,
  swap,
  workshop,
  transfer,
  wait,
}
