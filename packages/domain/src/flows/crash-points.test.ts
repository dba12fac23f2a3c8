/**
 * A process dies before or after each call to the payment provider, once; sweeps and repeated events go on. In the
 * end every booking stands as if nothing had happened, and nothing is held or taken that no row of ours knows.
 */
import { afterEach, expect, it } from 'vitest'
import { type PaymentGateway, systemCall } from '../kernel/index.ts'
import {
  cancelBooking,
  chargeAtPickup,
  chargeBooking,
  closeCheckout,
  deskCheckIn,
  deskCheckOut,
  holdDepositOf,
  modifyBooking,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

type Call = Exclude<keyof PaymentGateway, 'readEvent' | 'findCheckout' | 'fetchCharge'>
type Phase = 'before' | 'after'
type Scenario = (world: World, go: Go) => Promise<unknown>
/** Does something that may be cut off; whoever asked asks again, as a customer or the relay does. */
type Go = <R>(step: () => Promise<R>) => Promise<R>

const deposit = 30_000

const pickUp: Scenario = async (world, go) => {
  const { id: bookingId } = await world.hold({ depositMinor: deposit })
  const checkout = await go(() => startCheckout(world.call(guest), { bookingId }))
  world.gateway.settle(checkout.checkoutSessionId, 'paid')
  await go(() => settlePayment(system(world), { paymentId: checkout.paymentId }))
  world.clock.advance(minutes(60))
  await deskCheckIn(world.call(world.staffActor), { bookingId })
  await go(() => holdDepositOf(system(world), { bookingId }))
  world.clock.advance(minutes(48 * 60))
  return bookingId
}

/** Sold to be paid at pick-up, to be picked up in so many days. */
const heldPrice = async (world: World, go: Go, days: number): Promise<string> => {
  await world.sql`update rate_plans set flexible_payment = 'pickup' where id = ${world.plan.id}`
  const from = new Date(world.clock.now().getTime() + minutes(days * 24 * 60))
  const to = new Date(from.getTime() + minutes(48 * 60))
  const { id: bookingId } = await world.hold({ from, to })
  const checkout = await go(() => startCheckout(world.call(guest), { bookingId }))
  world.gateway.settle(checkout.checkoutSessionId, 'paid')
  await go(() => settlePayment(system(world), { paymentId: checkout.paymentId }))
  return bookingId
}

const scenarios = {
  'held in its price and picked up': async (world, go) => {
    const bookingId = await heldPrice(world, go, 1)
    world.clock.advance(minutes(24 * 60))
    await deskCheckIn(world.call(world.staffActor), { bookingId })
    await chargeAtPickup(system(world), { bookingId })
    return bookingId
  },
  'held in its price and called off': async (world, go) => {
    const bookingId = await heldPrice(world, go, 2)
    await cancelBooking(world.call(guest), { bookingId })
    return bookingId
  },
  'far ahead, held later and made dearer': async (world, go) => {
    const bookingId = await heldPrice(world, go, 20)
    world.clock.advance(minutes(14 * 24 * 60))
    await go(() => sweeps.authorise(system(world), {}))
    const { version, to } = await world.see(bookingId)
    const later = new Date(new Date(to).getTime() + minutes(3 * 24 * 60)).toISOString()
    await modifyBooking(world.call(guest), { bookingId, version, to: later })
    await settleAll(world)
    world.clock.advance(minutes(6 * 24 * 60))
    await deskCheckIn(world.call(world.staffActor), { bookingId })
    await chargeAtPickup(system(world), { bookingId })
    return bookingId
  },
  'brought back as it was': async (world, go) => {
    const bookingId = String(await pickUp(world, go))
    await deskCheckOut(world.call(world.staffActor), { bookingId })
    return bookingId
  },
  'brought back with damage that the deposit does not reach': async (world, go) => {
    const bookingId = String(await pickUp(world, go))
    const staff = world.call(world.staffActor)
    await chargeBooking(staff, { bookingId, kind: 'damage', note: 'Door', amountMinor: deposit + 12_000 })
    await deskCheckOut(staff, { bookingId })
    return bookingId
  },
  'paid and called off': async (world, go) => {
    const { id: bookingId } = await world.hold()
    const checkout = await go(() => startCheckout(world.call(guest), { bookingId }))
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await go(() => settlePayment(system(world), { paymentId: checkout.paymentId }))
    await cancelBooking(world.call(guest), { bookingId })
    return bookingId
  },
  'held and never paid': async (world, go) => {
    const { id: bookingId } = await world.hold()
    await go(() => startCheckout(world.call(guest), { bookingId }))
    world.clock.advance(minutes(11))
    await sweeps.expireHolds(system(world), {})
    await go(() => closeCheckout(system(world), { bookingId }))
    return bookingId
  },
} satisfies Record<string, Scenario>

/** Which call is cut off in which life of a booking. */
const points: [Call, keyof typeof scenarios, nth?: number][] = [
  ['openCheckout', 'brought back as it was'],
  ['fetchCheckout', 'brought back as it was'],
  ['chargeCard', 'brought back as it was'],
  ['releaseHeld', 'brought back as it was'],
  ['captureHeld', 'brought back with damage that the deposit does not reach'],
  ['chargeCard', 'brought back with damage that the deposit does not reach', 2],
  ['refund', 'paid and called off'],
  ['expireCheckout', 'held and never paid'],
  ['openCheckout', 'held in its price and picked up'],
  ['fetchCheckout', 'held in its price and picked up'],
  ['captureHeld', 'held in its price and picked up'],
  ['releaseHeld', 'held in its price and called off'],
  ['openCheckout', 'far ahead, held later and made dearer'],
  ['fetchCheckout', 'far ahead, held later and made dearer'],
  ['chargeCard', 'far ahead, held later and made dearer'],
  ['chargeCard', 'far ahead, held later and made dearer', 2],
  ['releaseHeld', 'far ahead, held later and made dearer'],
  ['captureHeld', 'far ahead, held later and made dearer'],
]

let world: World
afterEach(() => world.drop())

const system = (at: World) => systemCall(at.runtime, 'test')

/** The process dies at the nth call, once. */
function dieAt(gateway: PaymentGateway, call: Call, phase: Phase, nth: number): { died: () => boolean } {
  const real = gateway[call] as (request: never) => Promise<unknown>
  let calls = 0
  const cut = async (request: never) => {
    calls += 1
    if (calls !== nth) return real(request)
    if (phase === 'after') await real(request)
    throw new Error('The process was killed.')
  }
  Object.assign(gateway, { [call]: cut })
  return { died: () => calls >= nth }
}

/** Sweeps run until nothing is due. */
async function settleAll(at: World): Promise<void> {
  const all = ['reconcilePayments', 'sendRefunds', 'authorise', 'collectDues'] as const
  for (let round = 0; round < 4; round++) {
    at.clock.advance(minutes(2))
    for (const name of all) await sweeps[name](system(at), {})
  }
}

/** How a booking and the provider stand in the end. */
async function standing(at: World, bookingId: string) {
  const { status, dueMinor, payment, deposit: kept } = await at.see(bookingId)
  const [rows] = await at.sql`
    select (select coalesce(sum(amount_minor), 0)::int from refunds where status = 'succeeded') as refunded,
      (select count(*)::int from payments where status in ('created', 'open')) as open`
  return {
    ...{ status, dueMinor, paidMinor: payment.paidMinor, deposit: kept?.status, ...rows },
    charges: [...at.gateway.charges.values()].map((charge) => [charge.status, charge.amountMinor]),
    checkouts: [...at.gateway.checkouts.values()].map(({ sessionStatus }) => sessionStatus),
    refunds: [...at.gateway.refunds.values()].map(({ amountMinor }) => amountMinor),
  }
}

async function play(scenario: keyof typeof scenarios, cut?: [Call, Phase, number]) {
  world = await makeWorld()
  const at = cut && dieAt(world.runtime.gateway, ...cut)
  const go: Go = (step) => step().catch(step)
  const bookingId = String(await scenarios[scenario](world, go))
  await settleAll(world)
  await expectSound(world)
  return { end: await standing(world, bookingId), died: at?.died() }
}

for (const [call, scenario, nth = 1] of points) {
  for (const phase of ['before', 'after'] as const) {
    it(`${phase} ${call}, of a booking that is ${scenario}`, async () => {
      const undisturbed = await play(scenario)
      await world.drop()
      const disturbed = await play(scenario, [call, phase, nth])
      expect(disturbed.died).toBe(true)
      expect(disturbed.end).toEqual(undisturbed.end)
      expect(disturbed.end.charges.filter(([status]) => status === 'held')).toEqual([])
    })
  }
}
