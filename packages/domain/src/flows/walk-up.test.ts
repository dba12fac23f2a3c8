import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { confirm } from '../booking/index.ts'
import { createTestRuntime, makeClass, makeRatePlan, makeUnit, userActor } from '../testing.ts'
import { closeNoShow, deskCheckIn } from './desk.ts'
import { everything, expectSound, openStand, type TestWorld } from './desk-stand.ts'
import { holdQuote } from './hold-quote.ts'
import { makeQuote } from './make-quote.ts'
import { closeNoShows } from './sweeps.ts'
import { walkUp } from './walk-up.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestRuntime()
})
afterEach(() => expectSound(world))
afterAll(() => world.drop())

const contact = { name: 'Ada Byron', email: 'ada@example.test' }

describe('a walk-up', () => {
  it('takes a car at once; what it costs is due', async () => {
    const stand = await openStand(world)
    const quote = await makeQuote(stand.call, {
      classId: stand.compact.id,
      pickupBranchId: stand.branch.id,
      from: '2026-03-02T08:00:00Z',
      to: '2026-03-03T08:00:00Z',
      driverAge: 30,
    })
    world.clock.advance(3 * 60_000)
    const booked = await walkUp(stand.call, { quoteId: quote.id, contact })
    expect(booked).toMatchObject({
      status: 'active',
      totalMinor: quote.totalMinor,
      payment: { status: 'none', paidMinor: 0 },
      unit: { id: stand.cars[0]?.id },
    })
    const [row] = await world.sql`select customer_id from bookings where id = ${booked.id}`
    expect(row?.customer_id).toBeNull()
    await expect(walkUp(stand.call, { quoteId: quote.id, contact })).rejects.toMatchObject({
      code: 'CLASS_SOLD_OUT',
    })
  })

  it('parks a car under its plate', async () => {
    const stand = await openStand(world)
    const bays = await makeClass(world.sql, { product: 'parking' })
    await makeRatePlan(world.sql, { branch: stand.branch, class: bays })
    await makeUnit(world.sql, { branch: stand.branch, class: bays })
    const quote = await makeQuote(stand.call, {
      classId: bays.id,
      pickupBranchId: stand.branch.id,
      from: '2026-03-02T08:00:00Z',
      to: '2026-03-02T12:00:00Z',
    })
    await expect(walkUp(stand.call, { quoteId: quote.id, contact })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    const parked = await walkUp(stand.call, { quoteId: quote.id, contact, plate: 'ab-123-cd' })
    expect(parked).toMatchObject({ status: 'active', product: 'parking', plate: 'AB123CD' })
  })

  it('happens whole or not at all', async () => {
    const stand = await openStand(world)
    const quote = (from: string, to: string) =>
      makeQuote(stand.call, {
        classId: stand.compact.id,
        pickupBranchId: stand.branch.id,
        from,
        to,
        driverAge: 30,
      })
    const later = await quote('2026-03-02T12:00:00Z', '2026-03-03T08:00:00Z')
    const now = await quote('2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z')
    await world.sql`update units set status = 'damaged' where id = ${stand.cars[0]?.id ?? ''}`
    const before = await everything(world)
    await expect(walkUp(stand.call, { quoteId: later.id, contact })).rejects.toMatchObject({
      code: 'TOO_EARLY',
    })
    await expect(walkUp(stand.call, { quoteId: now.id, contact })).rejects.toMatchObject({
      code: 'CLASS_SOLD_OUT',
    })
    await expect(walkUp(stand.stranger, { quoteId: now.id, contact })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(walkUp(world.call(userActor()), { quoteId: now.id, contact })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await everything(world)).toEqual(before)
  })
})

describe('the grace for a no-show', () => {
  const flying = async (flightNumber: string | undefined) => {
    const stand = await openStand(world)
    const quote = await makeQuote(stand.call, {
      classId: stand.compact.id,
      pickupBranchId: stand.branch.id,
      from: '2026-03-02T09:00:00Z',
      to: '2026-03-05T09:00:00Z',
      driverAge: 30,
    })
    const held = await holdQuote(world.call(), {
      quoteId: quote.id,
      contact,
      ...(flightNumber && { flightNumber }),
    })
    await confirm(stand.system, { bookingId: held.id, turnaroundMinutes: 60 })
    return { ...stand, held }
  }

  it('is longer with a flight number; desk and sweep agree', async () => {
    const stand = await flying('af 1234')
    expect(stand.held.flightNumber).toBe('AF1234')
    world.clock.set(new Date('2026-03-03T08:59:00Z'))
    const close = () => closeNoShow(stand.call, { bookingId: stand.held.id })
    await expect(close()).rejects.toMatchObject({
      code: 'TOO_EARLY',
      data: { at: '2026-03-03T09:00:00.000Z' },
    })
    await closeNoShows(stand.system, {})
    expect(await stand.row(stand.held.id)).toMatchObject({ status: 'confirmed' })
    world.clock.set(new Date('2026-03-03T09:00:00Z'))
    await closeNoShows(stand.system, {})
    expect(await stand.row(stand.held.id)).toMatchObject({ status: 'no_show' })
  })

  it('lets a late passenger have the car', async () => {
    const stand = await flying('AF1234')
    world.clock.set(new Date('2026-03-03T07:00:00Z'))
    expect(await deskCheckIn(stand.call, { bookingId: stand.held.id })).toMatchObject({ status: 'active' })
  })

  it('is two hours without one', async () => {
    const stand = await flying(undefined)
    world.clock.set(new Date('2026-03-02T11:00:00Z'))
    await closeNoShows(stand.system, {})
    expect(await stand.row(stand.held.id)).toMatchObject({ status: 'no_show' })
  })
})
