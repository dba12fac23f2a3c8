import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { reactions } from '../registry.ts'
import { makeQuote, makeRatePlan, makeUnit } from '../testing.ts'
import {
  cancelBooking,
  chargeAtPickup,
  closeNoShow,
  deskCheckIn,
  deskCheckOut,
  holdQuote,
  letGoOfHold,
  modifyBooking,
  previewCancel,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'
import { contact, expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

/** Rate plans whose flexible rate is paid at pick-up, or, of a parking bay, at the exit. Monday, 08:00 UTC. */
let world: World
let plan: Awaited<ReturnType<typeof makeRatePlan>>
beforeEach(async () => {
  world = await makeWorld()
  plan = await makeRatePlan(
    world.sql,
    { branch: world.other, class: world.carClass },
    { flexible_payment: 'pickup' },
  )
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const day = 24 * 60
const system = () => systemCall(world.runtime, 'test')
const call = () => world.call(guest)
const staff = () => world.call(world.staffActor)
const see = (bookingId: string) => world.see(bookingId)

/** Sweeps do all that is due, as jobs that were lost would have. */
async function work(): Promise<void> {
  world.clock.advance(minutes(2))
  for (const name of ['authorise', 'collectDues', 'sendRefunds', 'cancelUnpayables'] as const)
    await sweeps[name](system(), {})
}

/** A booking from Tuesday to Thursday, or so many days later, of 120.00, whose checkout was done. */
async function booked({ daysAhead = 1, product = 'rental' as 'rental' | 'parking' } = {}) {
  const from = new Date(world.clock.now().getTime() + minutes(daysAhead * day + 60))
  const isCar = product === 'rental'
  const branch = isCar ? world.other : world.branch
  const ofClass = isCar ? world.carClass : world.bayClass
  await makeUnit(world.sql, { branch, class: ofClass })
  const of = { branch, class: ofClass }
  const terms = isCar ? plan : await makeRatePlan(world.sql, of, { flexible_payment: 'pickup' })
  const quote = await makeQuote(world.sql, {
    ...of,
    plan: terms,
    from,
    to: new Date(from.getTime() + minutes(2 * day)),
    madeAt: world.clock.now(),
  })
  const held = await holdQuote(call(), { quoteId: quote.id, contact, plate: 'AB-123-CD' })
  const checkout = await startCheckout(call(), { bookingId: held.id })
  world.gateway.settle(checkout.checkoutSessionId, 'paid')
  await settlePayment(system(), { paymentId: checkout.paymentId })
  const customer = `cus_${checkout.checkoutSessionId}`
  return { bookingId: held.id, from, customer, checkout }
}

const charges = () =>
  [...world.gateway.charges.values()].map(({ status, amountMinor }) => `${status} ${amountMinor}`)
const messages = async (bookingId: string) => {
  const rows = await world.sql<{ kind: string }[]>`
    select kind from notifications where booking_id = ${bookingId} order by created_at`
  return rows.map(({ kind }) => kind)
}
/** What the relay would do with each event of a type, once more. */
async function react(type: string): Promise<void> {
  const events = await world.sql<{ id: number; type: string; payload: unknown }[]>`
    select id, type, payload from outbox where type = ${type} order by id`
  for (const event of events)
    for (const reaction of reactions[type] ?? []) await reaction.run(world.runtime, event)
}
const ledger = async () => {
  const rows = await world.sql<{ account: string; minor: number }[]>`
    select account, sum(amount_minor)::int as minor from ledger_entries group by account having sum(amount_minor) <> 0`
  return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]))
}

describe('a flexible rate', () => {
  it('is held when it is booked, and taken at pick-up', async () => {
    const { bookingId, from } = await booked()
    expect(await see(bookingId)).toMatchObject({
      status: 'confirmed',
      dueMinor: 0,
      payment: { status: 'authorised', paidMinor: 0, promisedMinor: 12_000, cardLast4: '4242' },
    })
    expect([charges(), await ledger()]).toEqual([['held 12000'], {}])
    world.clock.set(from)
    await deskCheckIn(staff(), { bookingId })
    await chargeAtPickup(system(), { bookingId })
    await work()
    await work()
    expect(charges()).toEqual(['paid 12000'])
    expect(await ledger()).toEqual({ card_clearing: 12_000, receivable: -12_000 })
    expect((await see(bookingId)).payment).toMatchObject({ status: 'paid', promisedMinor: 0 })
  })

  it('is let go of when it is called off in time: nothing to refund', async () => {
    const { bookingId } = await booked({ daysAhead: 3 })
    const preview = await previewCancel(call(), { bookingId })
    expect(preview).toMatchObject({ feeMinor: 0, refundMinor: 0, releasedMinor: 12_000 })
    await cancelBooking(call(), { bookingId })
    await work()
    expect([charges(), await ledger()]).toEqual([['released 12000'], {}])
    expect([...world.gateway.refunds]).toEqual([])
  })

  it('gives the fee when it is called off late, and the rest is let go of', async () => {
    const { bookingId, from } = await booked()
    world.clock.set(new Date(from.getTime() - minutes(60)))
    expect(await previewCancel(call(), { bookingId })).toMatchObject({ feeMinor: 4000, releasedMinor: 8000 })
    await cancelBooking(call(), { bookingId })
    await work()
    expect(charges()).toEqual(['paid 4000'])
    expect((await see(bookingId)).payment.paidMinor).toBe(4000)
    expect((await ledger()).card_clearing).toBe(4000)
  })

  it('gives the fee when nobody comes', async () => {
    const { bookingId, from } = await booked()
    world.clock.set(new Date(from.getTime() + minutes(121)))
    await closeNoShow(system(), { bookingId })
    await work()
    expect(charges()).toEqual(['paid 4000'])
  })

  it('is held for more when a change makes it dearer, and the customer pays nothing first', async () => {
    const { bookingId, from } = await booked()
    const { version } = await see(bookingId)
    const to = new Date(from.getTime() + minutes(5 * day))
    await modifyBooking(call(), { bookingId, version, to: to.toISOString() })
    const { totalMinor, pendingChange, dueMinor } = await see(bookingId)
    expect([totalMinor > 12_000, pendingChange, dueMinor]).toEqual([true, null, 0])
    await work()
    await work()
    expect(charges()).toEqual(['released 12000', `held ${totalMinor}`])
    world.clock.set(from)
    await deskCheckIn(staff(), { bookingId })
    await chargeAtPickup(system(), { bookingId })
    await work()
    expect(charges()).toEqual(['released 12000', `paid ${totalMinor}`])
  })

  it('is held anew before it lapses', async () => {
    const { bookingId, from } = await booked({ daysAhead: 5 })
    const { version } = await see(bookingId)
    const later = new Date(from.getTime() + minutes(4 * day))
    const to = new Date(later.getTime() + minutes(2 * day))
    const change = { bookingId, version, from: later.toISOString(), to: to.toISOString() }
    await modifyBooking(call(), change)
    world.clock.advance(minutes(6 * day + 60))
    await work()
    await work()
    expect(charges()).toEqual(['released 12000', 'held 12000'])
    expect((await see(bookingId)).payment.status).toBe('authorised')
  })

  it('that was paid for too late is let go of', async () => {
    const { bookingId, from } = await booked()
    const quote = {
      branch: world.other,
      class: world.carClass,
      plan,
      from,
      to: new Date(from.getTime() + minutes(2 * day)),
    }
    const second = await makeQuote(world.sql, { ...quote, madeAt: world.clock.now() })
    await makeUnit(world.sql, { branch: world.other, class: world.carClass })
    const held = await holdQuote(call(), { quoteId: second.id, contact })
    const checkout = await startCheckout(call(), { bookingId: held.id })
    world.clock.advance(minutes(11))
    await sweeps.expireHolds(system(), {})
    await world.sql`update units set status = 'retired' where id not in (select unit_id from bookings where id = ${bookingId})`
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(system(), { paymentId: checkout.paymentId })
    await work()
    expect(charges()).toEqual(['held 12000', 'released 12000'])
  })
})

describe('a booking far ahead', () => {
  it('saves the card, and its price is held when the start is near', async () => {
    const { bookingId, from } = await booked({ daysAhead: 30 })
    expect((await see(bookingId)).payment).toMatchObject({ status: 'card_saved', cardLast4: '4242' })
    await work()
    expect(charges()).toEqual([])
    world.clock.set(new Date(from.getTime() - minutes(6 * day)))
    await work()
    expect([charges(), (await see(bookingId)).payment.status]).toEqual([['held 12000'], 'authorised'])
  })

  it('whose card says no is tried again; paid by link, it stands', async () => {
    const { bookingId, from, customer } = await booked({ daysAhead: 30 })
    world.gateway.declines.set(customer, 'insufficient_funds')
    world.clock.set(new Date(from.getTime() - minutes(6 * day)))
    await work()
    expect(await see(bookingId)).toMatchObject({ status: 'confirmed', dueMinor: 12_000 })
    await react('authorisation.changed')
    expect(await messages(bookingId)).toEqual(['payment_failed'])
    world.clock.advance(minutes(12 * 60))
    await work()
    await react('authorisation.changed')
    expect(await messages(bookingId)).toEqual(['payment_failed'])
    const checkout = await startCheckout(call(), { bookingId })
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(system(), { paymentId: checkout.paymentId })
    await letGoOfHold(system(), { bookingId })
    world.gateway.declines.clear()
    world.clock.set(new Date(from.getTime() - minutes(12 * 60)))
    await work()
    await work()
    expect(await see(bookingId)).toMatchObject({
      status: 'confirmed',
      dueMinor: 0,
      payment: { status: 'paid' },
    })
    expect(charges().filter((charge) => charge.startsWith('held'))).toEqual([])
  })

  it('whose card goes on saying no is called off a day before, at no cost', async () => {
    const { bookingId, from, customer } = await booked({ daysAhead: 30 })
    world.gateway.declines.set(customer, 'insufficient_funds')
    world.clock.set(new Date(from.getTime() - minutes(6 * day)))
    await work()
    world.clock.set(new Date(from.getTime() - minutes(25 * 60)))
    await work()
    expect((await see(bookingId)).status).toBe('confirmed')
    world.clock.set(new Date(from.getTime() - minutes(day)))
    await work()
    expect(await see(bookingId)).toMatchObject({
      status: 'cancelled',
      closeReason: 'not_payable',
      dueMinor: 0,
    })
    expect(await ledger()).toEqual({})
  })
})

describe('a parking bay', () => {
  it('is held for what is booked, and paid at the exit for what was used', async () => {
    const { bookingId, from } = await booked({ product: 'parking' })
    world.clock.set(from)
    await deskCheckIn(staff(), { bookingId })
    await chargeAtPickup(system(), { bookingId })
    await work()
    expect(charges()).toEqual(['held 12000'])
    world.clock.set(new Date(from.getTime() + minutes(day)))
    await deskCheckOut(staff(), { bookingId })
    await work()
    const { bill } = await see(bookingId)
    expect(bill?.totalMinor).toBeLessThan(12_000)
    expect(charges()).toEqual([`paid ${bill?.totalMinor}`])
  })

  it('is charged for more than was held when it is left late', async () => {
    const { bookingId, from } = await booked({ product: 'parking' })
    world.clock.set(from)
    await deskCheckIn(staff(), { bookingId })
    world.clock.set(new Date(from.getTime() + minutes(3 * day)))
    await deskCheckOut(staff(), { bookingId })
    await work()
    const { bill, dueMinor } = await see(bookingId)
    expect(dueMinor).toBe(0)
    expect(charges()).toEqual(['paid 12000', `paid ${(bill?.totalMinor ?? 0) - 12_000}`])
  })
})
