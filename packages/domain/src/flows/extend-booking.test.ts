import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { makeBlock, makeRatePlan, makeUnit } from '../testing.ts'
import { guest, hours, makeWorld, minutes, type World } from './change-world.ts'
import { deskCheckOut, extendBooking, previewExtend, sweeps } from './index.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  expect(await world.sound()).toEqual([])
  await world.drop()
})

const twoDays = { from: '2026-03-03T09:00:00Z', to: '2026-03-05T09:00:00Z' }
const preview = (bookingId: string, to?: string) =>
  previewExtend(world.call(guest), { bookingId, ...(to && { to }) })
const car = () => world.cars[0] ?? expect.fail('no car')

describe('while it is out', () => {
  it('the end moves and the unit stays, once it is paid', async () => {
    const booking = await world.out(twoDays)
    const waiting = await world.extend(booking.id, '2026-03-06T09:00:00Z')
    expect(waiting).toMatchObject({
      to: '2026-03-05T09:00:00.000Z',
      pendingChange: { kind: 'extend', dueMinor: 4000 },
    })
    expect(await world.claims()).toMatchObject([
      { kind: 'booking', to: new Date('2026-03-05T10:00:00Z') },
      { kind: 'change', from: new Date('2026-03-05T10:00:00Z'), to: new Date('2026-03-06T10:00:00Z') },
    ])
    await expect(
      world.hold({ from: '2026-03-05T12:00:00Z', to: '2026-03-06T09:00:00Z' }),
    ).rejects.toMatchObject({ code: 'CLASS_SOLD_OUT' })
    await world.pay(booking.id)
    expect(await world.see(booking.id)).toMatchObject({
      status: 'active',
      to: '2026-03-06T09:00:00.000Z',
      totalMinor: 12_000,
    })
    expect(await world.claims()).toMatchObject([{ kind: 'booking', to: new Date('2026-03-06T10:00:00Z') }])
  })

  it('it goes no further than the next booking that has to have this unit, less the turnaround', async () => {
    const booking = await world.out(twoDays)
    await world.book({ unitId: car().id, from: '2026-03-07T09:00:00Z', to: '2026-03-08T09:00:00Z' })
    const limit = await preview(booking.id)
    expect(limit).toMatchObject({
      lastEnd: '2026-03-07T08:00:00.000Z',
      limit: 'next_booking',
      neededAt: '2026-03-07T09:00:00.000Z',
      change: null,
    })
    expect((await preview(booking.id, limit.lastEnd ?? '')).change).toMatchObject({
      dueMinor: 8000,
      paysFirst: true,
    })
    expect((await preview(booking.id, '2026-03-07T08:30:00Z')).change).toBeNull()
    await expect(world.extend(booking.id, '2026-03-07T08:30:00Z')).rejects.toMatchObject({
      code: 'UNIT_TAKEN',
      data: { lastEnd: '2026-03-07T08:00:00.000Z' },
    })
    await world.extend(booking.id, '2026-03-07T08:00:00Z', world.staff)
    expect(await preview(booking.id)).toMatchObject({ lastEnd: null, limit: 'next_booking' })
  })

  it('it ends when the branch is open, and within a year', async () => {
    const booking = await world.out(twoDays)
    expect(await preview(booking.id)).toMatchObject({ limit: 'longest', lastEnd: '2027-03-04T09:00:00.000Z' })
    await world.sql`update branches set opening_hours = 'Mo-Su 08:00-18:00' where id = ${world.branch.id}`
    await makeBlock(world.sql, { unit: car(), from: '2026-03-06T22:00:00Z', to: '2026-03-07T22:00:00Z' })
    // 18:00 in Lyon.
    expect(await preview(booking.id)).toMatchObject({ limit: 'closed', lastEnd: '2026-03-06T17:00:00.000Z' })
    await expect(world.extend(booking.id, '2026-03-06T20:00:00Z')).rejects.toMatchObject({
      code: 'OUTSIDE_OPENING_HOURS',
    })
  })

  it('an overdue one can still be extended, and not into the past', async () => {
    const booking = await world.out(twoDays)
    world.clock.set(new Date('2026-03-05T11:30:00Z'))
    await expect(world.extend(booking.id, '2026-03-05T11:00:00Z')).rejects.toMatchObject({
      code: 'PERIOD_IN_PAST',
    })
    await world.extend(booking.id, '2026-03-06T09:00:00Z')
    await world.pay(booking.id)
    expect(await world.see(booking.id)).toMatchObject({ overdue: false, to: '2026-03-06T09:00:00.000Z' })
  })

  it('one that is not paid in time blocks nobody', async () => {
    const booking = await world.out(twoDays)
    await world.extend(booking.id, '2026-03-08T09:00:00Z')
    world.clock.advance(minutes(10))
    await sweeps.expireChanges(systemCall(world.runtime, 'test'), {})
    await world.hold({ from: '2026-03-05T12:00:00Z', to: '2026-03-06T09:00:00Z' })
    expect(await world.see(booking.id)).toMatchObject({ to: '2026-03-05T09:00:00.000Z', totalMinor: 8000 })
  })

  it('bringing it back gives up a change that waits', async () => {
    const booking = await world.out(twoDays)
    await world.extend(booking.id, '2026-03-06T09:00:00Z')
    world.clock.advance(minutes(5))
    await deskCheckOut(world.call(world.staff), { bookingId: booking.id })
    expect((await world.claims()).map(({ kind }) => kind)).toEqual(['turnaround'])
  })
})

describe('before it begins', () => {
  it('another unit will do', async () => {
    const booked = await world.book(twoDays)
    await makeBlock(world.sql, { unit: car(), from: '2026-03-05T10:00:00Z', to: '2026-03-09T10:00:00Z' })
    expect(await preview(booked.id)).toMatchObject({ lastEnd: null })
    await expect(world.extend(booked.id, '2026-03-06T09:00:00Z')).rejects.toMatchObject({
      code: 'CLASS_SOLD_OUT',
    })
  })

  it('who goes one way leaves the next one there another car, where it would come too late for them', async () => {
    const there = { branch: world.other, class: world.carClass }
    await makeRatePlan(world.sql, there)
    const away = await world.book({ ...twoDays, dropoffBranchId: world.other.id })
    const next = { from: '2026-03-05T10:00:00Z', to: '2026-03-06T09:00:00Z', pickupBranchId: world.other.id }
    const following = await world.book(next)
    const spare = await makeUnit(world.sql, there)
    await world.extend(away.id, '2026-03-05T09:30:00Z', world.staff)
    expect(await world.unitOf(away.id)).toBe(car().id)
    expect(await world.unitOf(following.id)).toBe(spare.id)
  })

  it('who goes one way keeps the car that goes to the workshop right after', async () => {
    const away = await world.book({ ...twoDays, dropoffBranchId: world.other.id })
    const period = { from: '2026-03-05T10:30:00Z', to: '2026-03-06T10:00:00Z' }
    await makeBlock(world.sql, { unit: car(), ...period, fromBranchId: world.other.id })
    await world.extend(away.id, '2026-03-05T09:30:00Z', world.staff)
    expect((await world.claims()).map(({ kind }) => kind)).toEqual(['booking', 'maintenance'])
  })

  it('takes the version that was seen, and only a later end', async () => {
    const booked = await world.book(twoDays)
    const input = { bookingId: booked.id, to: '2026-03-06T09:00:00Z' }
    await expect(extendBooking(world.call(guest), { ...input, version: 1 })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    await expect(world.extend(booked.id, '2026-03-05T09:00:00Z')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})

it('two who want the same hours at once do not both get them', async () => {
  const booking = await world.out(twoDays)
  const [extended, held] = await Promise.allSettled([
    world.extend(booking.id, '2026-03-06T09:00:00Z', world.staff),
    world.hold({
      from: new Date(Date.parse(twoDays.to) + hours(2)).toISOString(),
      to: '2026-03-07T09:00:00Z',
    }),
  ])
  expect([extended.status, held.status].sort()).toEqual(['fulfilled', 'rejected'])
})
