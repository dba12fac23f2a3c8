import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { makeRatePlan, makeUnit } from '../testing.ts'
import { guest, makeWorld, minutes, type World } from './change-world.ts'
import {
  cancelBooking,
  deskCheckIn,
  giveUpChange,
  makeQuote,
  modifyBooking,
  previewModify,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  expect(await world.sound()).toEqual([])
  await world.drop()
})

/** Next week, for two days: 80.00. */
const twoDays = { from: '2026-03-10T09:00:00Z', to: '2026-03-12T09:00:00Z' }

describe('a dearer change', () => {
  it('waits for its difference, keeps the booking as it is, and is made when it is paid', async () => {
    const booked = await world.book(twoDays)
    const wish = { to: '2026-03-13T09:00:00Z' }
    const preview = await previewModify(world.call(guest), {
      bookingId: booked.id,
      version: booked.version,
      ...wish,
    })
    expect(preview).toMatchObject({
      oldTotalMinor: 8000,
      newTotalMinor: 12_000,
      dueMinor: 4000,
      paysFirst: true,
    })
    const waiting = await world.modify(booked.id, wish)
    expect(waiting).toMatchObject({
      totalMinor: 8000,
      to: '2026-03-12T09:00:00.000Z',
      pendingChange: { dueMinor: 4000, totalMinor: 12_000, to: '2026-03-13T09:00:00.000Z' },
    })
    expect(await world.pay(booked.id)).toMatchObject({ amountMinor: 4000 })
    expect(await world.see(booked.id)).toMatchObject({
      totalMinor: 12_000,
      to: '2026-03-13T09:00:00.000Z',
      pendingChange: null,
      dueMinor: 0,
      payment: { paidMinor: 12_000, refundedMinor: 0 },
      changes: [{ kind: 'modify', differenceMinor: 4000 }],
    })
  })

  it('keeps another unit for itself while it waits, where there is one', async () => {
    const spare = await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
    const booked = await world.book(twoDays)
    await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' })
    expect((await world.claims()).map(({ kind }) => kind).sort()).toEqual(['booking', 'change'])
    await expect(world.hold(twoDays)).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    await world.pay(booked.id)
    expect(await world.claims()).toMatchObject([{ kind: 'booking', to: new Date('2026-03-13T10:00:00Z') }])
    expect([spare.id, world.cars[0]?.id]).toContain((await world.claims())[0]?.unit_id)
  })

  it('that is not paid ends, and the unit that it kept is free again', async () => {
    await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
    const booked = await world.book(twoDays)
    await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' })
    world.clock.advance(minutes(10))
    expect((await world.see(booked.id)).pendingChange).toBeNull()
    await sweeps.expireChanges(systemCall(world.runtime, 'test'), {})
    expect(await world.claims()).toMatchObject([{ kind: 'booking' }])
    await world.hold(twoDays)
    expect(await world.see(booked.id)).toMatchObject({ totalMinor: 8000, status: 'confirmed' })
  })

  it('that is paid when nothing is left is refunded in full, and the booking stays', async () => {
    const booked = await world.book(twoDays)
    await world.modify(booked.id, { from: '2026-03-10T09:00:00Z', to: '2026-03-14T09:00:00Z' })
    const checkout = await startCheckout(world.call(guest), { bookingId: booked.id })
    await world.hold({ from: '2026-03-13T09:00:00Z', to: '2026-03-14T09:00:00Z' })
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    const settle = () => settlePayment(systemCall(world.runtime, 'test'), { paymentId: checkout.paymentId })
    await settle()
    await settle()
    await world.sendRefunds()
    expect(await world.see(booked.id)).toMatchObject({
      status: 'confirmed',
      totalMinor: 8000,
      to: '2026-03-12T09:00:00.000Z',
      payment: { paidMinor: 16_000, refundedMinor: 8000 },
      changes: [{ status: 'refused' }],
    })
  })

  it('that is paid late is made all the same while it can be', async () => {
    const booked = await world.book(twoDays)
    await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' })
    const checkout = await startCheckout(world.call(guest), { bookingId: booked.id })
    world.clock.advance(minutes(11))
    await sweeps.expireChanges(systemCall(world.runtime, 'test'), {})
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(world.runtime, 'test'), { paymentId: checkout.paymentId })
    expect(await world.see(booked.id)).toMatchObject({ totalMinor: 12_000 })
  })

  it('gives way to another wish, and can be given up', async () => {
    const booked = await world.book(twoDays)
    await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' })
    const second = await world.modify(booked.id, { to: '2026-03-14T09:00:00Z' })
    expect(second.pendingChange).toMatchObject({ dueMinor: 8000 })
    expect(await giveUpChange(world.call(guest), { bookingId: booked.id })).toMatchObject({
      pendingChange: null,
    })
    await expect(startCheckout(world.call(guest), { bookingId: booked.id })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })

  it('is made at once by staff, and what is due is paid afterwards', async () => {
    const booked = await world.book(twoDays)
    const changed = await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' }, world.staff)
    expect(changed).toMatchObject({ totalMinor: 12_000, dueMinor: 4000, pendingChange: null })
    expect(await world.pay(booked.id)).toMatchObject({ amountMinor: 4000 })
    expect(await world.see(booked.id)).toMatchObject({ dueMinor: 0, payment: { paidMinor: 12_000 } })
  })
})

describe('a cheaper change', () => {
  it('is made at once, and the difference goes back', async () => {
    const booked = await world.book(twoDays)
    const changed = await world.modify(booked.id, { to: '2026-03-11T09:00:00Z' })
    expect(changed).toMatchObject({ totalMinor: 4000, payment: { refundedMinor: 4000 }, dueMinor: 0 })
    await world.hold({ from: '2026-03-11T10:00:00Z', to: '2026-03-12T09:00:00Z' })
  })

  it('after the free time keeps up to a day, as a line of the price', async () => {
    const booked = await world.book({ from: '2026-03-03T06:00:00Z', to: '2026-03-06T06:00:00Z' })
    world.clock.advance(minutes(61))
    const changed = await world.modify(booked.id, { to: '2026-03-04T06:00:00Z' })
    expect(changed).toMatchObject({ totalMinor: 8000, payment: { refundedMinor: 4000 } })
    expect(changed.lines).toContainEqual(expect.objectContaining({ code: 'change_fee', amountMinor: 4000 }))
    // Moving it away does not start the free time anew.
    await world.modify(booked.id, { from: '2026-03-20T06:00:00Z', to: '2026-03-21T06:00:00Z' })
    const cancelled = await cancelBooking(world.call(guest), { bookingId: booked.id })
    expect(cancelled.payment.refundedMinor).toBe(8000)
  })

  it('of a booking paid in two goes back to the card that came last, then to the one before', async () => {
    const booked = await world.book(twoDays)
    await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' })
    world.clock.advance(1000)
    await world.pay(booked.id)
    await world.modify(booked.id, { to: '2026-03-11T09:00:00Z' })
    const refunds = await world.sql<{ minor: number; cause: string }[]>`
      select r.amount_minor as minor, p.cause from refunds r join payments p on p.id = r.payment_id order by p.created_at desc`
    expect(refunds).toMatchObject([
      { minor: 4000, cause: expect.stringMatching(/^change:/) },
      { minor: 4000, cause: `booking:${booked.id}` },
    ])
    await cancelBooking(world.call(guest), { bookingId: booked.id })
    expect(await world.see(booked.id)).toMatchObject({
      payment: { paidMinor: 12_000, refundedMinor: 12_000 },
    })
  })
})

describe('what may be changed', () => {
  it('is class, branches, extras, driver, plate and flight', async () => {
    await makeUnit(world.sql, { branch: world.branch, class: world.bigClass })
    const booked = await world.book(twoDays)
    const flown = await world.modify(booked.id, { flightNumber: 'af 1234', driverAge: 41 })
    expect(flown).toMatchObject({ flightNumber: 'AF1234', driverAge: 41, totalMinor: 8000 })
    expect((await world.modify(booked.id, { flightNumber: null })).flightNumber).toBeNull()
    await world.modify(booked.id, { classId: world.bigClass.id })
    await world.pay(booked.id)
    expect(await world.see(booked.id)).toMatchObject({ totalMinor: 16_000, class: { id: world.bigClass.id } })
    const away = await world.modify(booked.id, { dropoffBranchId: world.other.id }, world.staff)
    expect(away).toMatchObject({ dropoff: { id: world.other.id } })
  })

  it('is priced by the plan it was made under, and by the live one elsewhere', async () => {
    const booked = await world.book(twoDays)
    await world.sql`update rate_plans set retired_at = ${world.clock.now()} where id = ${world.plan.id}`
    await world.sql`
      insert into rate_plans (id, branch_id, class_id, version, currency, hourly_minor, daily_minor, weekly_minor, created_at)
      select gen_random_uuid(), branch_id, class_id, 2, currency, 900, 9000, 60000, retired_at from rate_plans where id = ${world.plan.id}`
    const changed = await world.modify(booked.id, { to: '2026-03-13T09:00:00Z' }, world.staff)
    expect(changed.totalMinor).toBe(12_000)
    const fresh = { classId: world.carClass.id, pickupBranchId: world.branch.id, driverAge: 40, ...twoDays }
    expect((await makeQuote(world.call(guest), fresh)).totalMinor).toBe(18_000)
  })

  it('is another car, whose booking takes the place of this one on the way to another branch', async () => {
    const [one, two] = [
      world.cars[0],
      await makeUnit(world.sql, { branch: world.branch, class: world.carClass }),
    ]
    await makeRatePlan(world.sql, { branch: world.other, class: world.carClass })
    const away = { dropoffBranchId: world.other.id }
    const booked = await world.book({ ...twoDays, ...away, unitId: one?.id ?? '' })
    const next = { from: '2026-03-14T09:00:00Z', to: '2026-03-15T09:00:00Z', pickupBranchId: world.other.id }
    const following = await world.book(next)
    const other = { from: '2026-03-09T09:00:00Z', to: '2026-03-11T09:00:00Z', ...away, unitId: two.id }
    const inTheWay = await world.book(other)
    await world.sql`update bookings set pinned = false where id <> ${booked.id}`
    expect(await world.unitOf(following.id)).toBe(one?.id)
    await world.modify(booked.id, { unitId: two.id }, world.staff)
    expect(await world.unitOf(booked.id)).toBe(two.id)
    expect([await world.unitOf(inTheWay.id), await world.unitOf(following.id)]).toEqual([one?.id, one?.id])
    expect((await world.claims()).map(({ kind }) => kind)).toEqual(['booking', 'booking', 'booking'])
  })

  it('is refused without a trace when it cannot be had', async () => {
    const booked = await world.book(twoDays)
    await world.book({ from: '2026-03-13T09:00:00Z', to: '2026-03-15T09:00:00Z' })
    const before = [await world.claims(), await world.sql`select count(*)::int from outbox`]
    const wish = { from: '2026-03-12T09:00:00Z', to: '2026-03-14T09:00:00Z' }
    await expect(world.modify(booked.id, wish)).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    await expect(world.modify(booked.id, wish, world.staff)).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    await expect(
      previewModify(world.call(guest), { bookingId: booked.id, version: booked.version, ...wish }),
    ).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    expect([await world.claims(), await world.sql`select count(*)::int from outbox`]).toEqual(before)
    expect(await world.see(booked.id)).toEqual(booked)
  })

  it('is refused to who saw another version, to strangers, and once it has begun', async () => {
    const booked = await world.book({ from: '2026-03-02T09:00:00Z', to: '2026-03-04T09:00:00Z' })
    const input = { bookingId: booked.id, to: '2026-03-05T09:00:00Z' }
    await expect(modifyBooking(world.call(guest), { ...input, version: 1 })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    const stranger = world.call({ kind: 'anonymous', guestHash: 'b'.repeat(64) })
    await expect(modifyBooking(stranger, { ...input, version: booked.version })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    world.clock.advance(minutes(60))
    await deskCheckIn(world.call(world.staff), { bookingId: booked.id })
    await expect(world.modify(booked.id, { to: '2026-03-05T09:00:00Z' })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })
})
