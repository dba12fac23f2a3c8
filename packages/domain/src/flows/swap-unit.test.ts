import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeClass, makeRatePlan, makeUnit, userActor } from '../testing.ts'
import { deskCheckOut } from './desk.ts'
import { everything, expectSound, openStand, type TestWorld } from './desk-stand.ts'
import { previewSwap, swapUnit } from './swap-unit.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestRuntime()
})
afterEach(() => expectSound(world))
afterAll(() => world.drop())

const from = '2026-03-03T09:00:00Z'
const to = '2026-03-05T09:00:00Z'

describe('a swap before the start', () => {
  it('lists what fits, its own class first, and does what it listed', async () => {
    const stand = await openStand(world, { cars: 2, better: 1 })
    const booked = await stand.book(from, to)
    const preview = await previewSwap(stand.call, { bookingId: booked.id })
    expect(preview).toMatchObject({ branchId: stand.branch.id, active: false })
    expect(preview.targets.map(({ upgrade, moves }) => [upgrade, moves])).toEqual([
      [false, 0],
      [true, 0],
    ])
    const upgrade = preview.targets[1]?.unitId ?? ''
    const swapped = await swapUnit(stand.call, { bookingId: booked.id, unitId: upgrade })
    expect(swapped).toMatchObject({
      unit: { id: upgrade },
      class: { id: stand.larger.id },
      totalMinor: 12_000,
    })
    expect(await stand.claims(upgrade)).toMatchObject([{ kind: 'booking', started: false }])
    expect(await stand.messages(booked.id)).toEqual(['vehicle_swapped'])
    const events = await world.sql`
      select 1 from outbox where type = 'booking.reassigned' and payload ->> 'bookingId' = ${booked.id}`
    expect(events).toHaveLength(1)
  })

  it('within the class tells only who had chosen the car', async () => {
    const stand = await openStand(world, { cars: 3 })
    const [first, second, third] = stand.cars.map(({ id }) => id)
    const pinned = await stand.book(from, to, { unitId: first ?? '' })
    const free = await stand.book(from, to, { unitId: second ?? '' })
    await world.sql`update bookings set pinned = false where id = ${free.id}`
    await swapUnit(stand.call, { bookingId: pinned.id, unitId: third ?? '' })
    await swapUnit(stand.call, { bookingId: free.id, unitId: first ?? '' })
    expect(await stand.messages(pinned.id)).toEqual(['vehicle_swapped'])
    expect(await stand.messages(free.id)).toEqual([])
  })

  it('refuses a lesser class, a unit that is taken, and strangers, and changes nothing', async () => {
    const stand = await openStand(world, { cars: 2 })
    const small = await makeClass(world.sql, { sort: 0 })
    await makeRatePlan(world.sql, { branch: stand.branch, class: small })
    const lesser = await makeUnit(world.sql, { branch: stand.branch, class: small })
    const booked = await stand.book(from, to)
    const own = await stand.carOf(booked)
    const taken = stand.cars.find(({ id }) => id !== own)?.id ?? ''
    await stand.checkIn('2026-03-02T09:00:00Z', '2026-03-04T09:00:00Z', { unitId: taken })
    const before = await everything(world)
    const swap = (unitId: string, call = stand.call) => swapUnit(call, { bookingId: booked.id, unitId })
    await expect(swap(lesser.id)).rejects.toMatchObject({ code: 'NOT_OFFERED' })
    await expect(swap(taken)).rejects.toMatchObject({ code: 'UNIT_TAKEN' })
    await expect(swap(own)).rejects.toMatchObject({ code: 'UNIT_TAKEN' })
    await expect(swap(taken, stand.stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(swap(taken, world.call(userActor('customer')))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await previewSwap(stand.call, { bookingId: booked.id })).targets).toEqual([])
    expect(await everything(world)).toEqual(before)
  })
})

describe('a swap while the rental is active', () => {
  it('gives the old car back with its dials, turns it around, and starts the claim of the new one', async () => {
    const stand = await openStand(world, { cars: 2 })
    const booked = await stand.checkIn('2026-03-02T09:00:00Z', to)
    const old = await stand.carOf(booked)
    world.clock.set(new Date('2026-03-03T12:00:00Z'))
    const preview = await previewSwap(stand.call, { bookingId: booked.id })
    expect(preview).toMatchObject({ active: true, targets: [{ upgrade: false }] })
    const unitId = preview.targets[0]?.unitId ?? ''
    const input = { bookingId: booked.id, unitId, odometerKm: 12_000, energyPercent: 40 }
    expect(await swapUnit(stand.call, input)).toMatchObject({ status: 'active', unit: { id: unitId } })
    const [unit] = await world.sql`select branch_id, odometer_km, energy_percent from units where id = ${old}`
    expect(unit).toEqual({ branch_id: stand.branch.id, odometer_km: 12_000, energy_percent: 40 })
    expect(await stand.claims(old)).toMatchObject([
      { kind: 'turnaround', from: new Date('2026-03-03T12:00:00Z'), to: new Date('2026-03-03T13:00:00Z') },
    ])
    expect(await stand.claims(unitId)).toMatchObject([
      { kind: 'booking', started: true, from: new Date('2026-03-03T12:00:00Z') },
    ])
    const [history] = await world.sql`
      select outcome, lower(during) as from, upper(during) as to from claim_history where booking_id = ${booked.id}`
    expect(history).toEqual({
      outcome: 'released',
      from: new Date('2026-03-02T09:00:00Z'),
      to: new Date('2026-03-03T12:00:00Z'),
    })
    expect(await stand.messages(booked.id)).toEqual(['vehicle_swapped'])
    await expect(swapUnit(stand.call, input)).rejects.toMatchObject({ code: 'UNIT_TAKEN' })
    await expectSound(world)
    world.clock.set(new Date('2026-03-05T08:00:00Z'))
    expect(await deskCheckOut(stand.call, { bookingId: booked.id })).toMatchObject({ status: 'completed' })
  })

  it('sends the old car on to where its next booking needs it', async () => {
    const stand = await openStand(world, { cars: 2 })
    const oneWay = await stand.checkIn('2026-03-02T09:00:00Z', '2026-03-04T09:00:00Z', {
      dropoff: stand.other,
    })
    const old = await stand.carOf(oneWay)
    // The next one starts where the first would have brought the car; nothing else is there for it.
    const next = await stand.book('2026-03-06T09:00:00Z', '2026-03-07T09:00:00Z', {
      branch: stand.other,
    })
    expect(await stand.carOf(next)).toBe(old)
    world.clock.set(new Date('2026-03-02T12:00:00Z'))
    const spare = stand.cars.find(({ id }) => id !== old)?.id ?? ''
    await swapUnit(stand.call, { bookingId: oneWay.id, unitId: spare })
    const after = await stand.carOf(next)
    const kinds = (await stand.claims(old)).map(({ kind }) => kind)
    // Either car may serve it in the end: the new one is brought there by the rental itself.
    expect([
      [spare, ['turnaround']],
      [old, ['turnaround', 'transfer', 'booking']],
    ]).toContainEqual([after, kinds])
  })

  it('is refused once the time is over, and while the new car is not here', async () => {
    const stand = await openStand(world, { cars: 1 })
    const away = await makeUnit(world.sql, { branch: stand.other, class: stand.compact })
    const booked = await stand.checkIn('2026-03-02T09:00:00Z', to)
    const before = await everything(world)
    await expect(swapUnit(stand.call, { bookingId: booked.id, unitId: away.id })).rejects.toMatchObject({
      code: 'UNIT_TAKEN',
    })
    world.clock.set(new Date(to))
    await expect(previewSwap(stand.call, { bookingId: booked.id })).rejects.toMatchObject({
      code: 'TOO_LATE',
    })
    expect(await everything(world)).toEqual(before)
  })
})
