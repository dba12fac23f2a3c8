import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { unitPlan } from '../booking/index.ts'
import { createTestRuntime, makeRatePlan, makeUnit, userActor } from '../testing.ts'
import { blockUnit, previewBlock } from './block-unit.ts'
import { deskCheckOut } from './desk.ts'
import { everything, expectSound, openStand, type TestWorld } from './desk-stand.ts'
import { endBlock, previewEndBlock } from './end-block.ts'
import { planTransfer, previewTransfer } from './plan-transfer.ts'
import { previewUnitStatus, setUnitStatus } from './set-unit-status.ts'
import { settleDueBlocks } from './sweeps.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestRuntime()
})
afterEach(() => expectSound(world))
afterAll(() => world.drop())

const from = '2026-03-03T09:00:00Z'
const to = '2026-03-05T09:00:00Z'
const during = { from: '2026-03-03T06:00:00Z', to: '2026-03-04T18:00:00Z' }

describe('a maintenance block', () => {
  it('moves the booking that it hurts within the class, as the preview said', async () => {
    const stand = await openStand(world, { cars: 2, better: 1 })
    const booked = await stand.book(from, to)
    const unitId = await stand.carOf(booked)
    const preview = await previewBlock(stand.call, { unitId, ...during })
    expect(preview).toMatchObject({
      refused: false,
      bookings: [{ bookingId: booked.id, outcome: 'same_class' }],
    })
    expect(await stand.carOf(booked)).toBe(unitId)
    const done = await blockUnit(stand.call, { unitId, ...during, note: 'Brakes' })
    expect({ ...done, block: null }).toEqual({ ...preview, block: null })
    expect(await stand.carOf(booked)).not.toBe(unitId)
    expect(await stand.claims(unitId)).toMatchObject([{ kind: 'maintenance', to: new Date(during.to) }])
    expect(await stand.messages(booked.id)).toEqual([])
    expect(await unitPlan(stand.call, { unitId })).toMatchObject([{ kind: 'maintenance', note: 'Brakes' }])
    await expect(blockUnit(stand.call, { unitId, ...during })).rejects.toMatchObject({ code: 'UNIT_TAKEN' })
  })

  it('upgrades for free where the class is full, and tells the customer', async () => {
    const stand = await openStand(world, { cars: 1, better: 1 })
    const booked = await stand.book(from, to)
    const unitId = stand.cars[0]?.id ?? ''
    const done = await blockUnit(stand.call, { unitId, from: during.from })
    expect(done).toMatchObject({
      block: { to: null },
      bookings: [{ outcome: 'upgrade', className: { en: 'Larger' } }],
    })
    expect(await stand.row(booked.id)).toMatchObject({ class_id: stand.larger.id })
    expect(await stand.messages(booked.id)).toEqual(['vehicle_swapped'])
  })

  it('is refused where a booking has nowhere to go, and changes nothing', async () => {
    const stand = await openStand(world, { cars: 2 })
    const booked = await stand.book(from, to)
    const pinned = await stand.book('2026-03-10T09:00:00Z', '2026-03-11T09:00:00Z', {
      unitId: stand.cars[0]?.id ?? '',
    })
    const unitId = stand.cars[0]?.id ?? ''
    const before = await everything(world)
    const preview = await previewBlock(stand.call, { unitId, from: during.from })
    expect(preview.bookings.find(({ bookingId }) => bookingId === pinned.id)).toMatchObject({
      outcome: 'stays',
      pinned: true,
    })
    expect(preview).toMatchObject({ refused: true, cutShort: true })
    await expect(blockUnit(stand.call, { unitId, from: during.from })).rejects.toMatchObject({
      code: 'UNIT_HAS_BOOKINGS',
      data: { references: [pinned.reference] },
    })
    expect(await everything(world)).toEqual(before)
    expect(await stand.row(booked.id)).toMatchObject({ status: 'confirmed' })
  })

  it('with conflicts allowed, ends before the booking that stays and leaves it open', async () => {
    const stand = await openStand(world, { cars: 1 })
    const booked = await stand.book(from, to)
    const unitId = stand.cars[0]?.id ?? ''
    const done = await blockUnit(stand.call, { unitId, evenIf: 'conflicts' })
    expect(done).toMatchObject({ cutShort: true, block: { to: '2026-03-03T09:00:00.000Z' } })
    expect(await stand.conflict(booked.id)).toEqual({ cause: 'out_of_service', resolution: null })
    await endBlock(stand.call, { unitId, blockId: done.block?.id ?? 0 })
    expect(await stand.conflict(booked.id)).toEqual({ cause: 'out_of_service', resolution: 'cleared' })
  })

  it('cannot take a car from under its driver', async () => {
    const stand = await openStand(world, { cars: 2 })
    const out = await stand.checkIn('2026-03-02T09:00:00Z', to)
    const unitId = await stand.carOf(out)
    const before = await everything(world)
    const now = { unitId, evenIf: 'conflicts' } as const
    await expect(blockUnit(stand.call, now)).rejects.toMatchObject({ code: 'UNIT_HAS_BOOKINGS' })
    expect(await previewBlock(stand.call, { unitId })).toMatchObject({ impossible: true, refused: true })
    expect(await everything(world)).toEqual(before)
    // Right after its return it can: the turnaround gives way.
    expect(await blockUnit(stand.call, { unitId, from: to })).toMatchObject({ cutShort: false })
  })

  it('belongs to managers of the branch', async () => {
    const stand = await openStand(world)
    const unitId = stand.cars[0]?.id ?? ''
    const agent = world.call(userActor('agent', [stand.branch.id]))
    await expect(blockUnit(agent, { unitId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(blockUnit(stand.stranger, { unitId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(previewBlock(stand.stranger, { unitId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const past = { unitId, from: '2026-03-01T00:00:00Z' }
    await expect(blockUnit(stand.call, past)).rejects.toMatchObject({ code: 'PERIOD_IN_PAST' })
  })

  it('is put away when its time is over', async () => {
    const stand = await openStand(world)
    const unitId = stand.cars[0]?.id ?? ''
    await blockUnit(stand.call, { unitId, to: '2026-03-02T10:00:00Z' })
    world.clock.set(new Date('2026-03-02T10:00:00Z'))
    await settleDueBlocks(stand.system, {})
    expect(await stand.claims(unitId)).toEqual([])
  })
})

describe('a transfer', () => {
  const trip = { from: '2026-03-03T06:00:00Z', to: '2026-03-03T12:00:00Z' }

  it('takes the car elsewhere; bookings after it that start here move', async () => {
    const stand = await openStand(world, { cars: 2 })
    const later = await stand.book('2026-03-10T09:00:00Z', '2026-03-11T09:00:00Z')
    const unitId = await stand.carOf(later)
    const input = { unitId, ...trip, toBranchId: stand.other.id }
    const preview = await previewTransfer(stand.call, input)
    const done = await planTransfer(stand.call, input)
    expect({ ...done, block: null }).toEqual({ ...preview, block: null })
    expect(done.bookings).toMatchObject([{ bookingId: later.id, outcome: 'same_class' }])
    world.clock.set(new Date(trip.to))
    await settleDueBlocks(stand.system, {})
    const [unit] = await world.sql`select branch_id from units where id = ${unitId}`
    expect(unit?.branch_id).toBe(stand.other.id)
  })

  it('goes where the car is not', async () => {
    const stand = await openStand(world)
    const unitId = stand.cars[0]?.id ?? ''
    const input = { unitId, ...trip, toBranchId: stand.branch.id }
    await expect(planTransfer(stand.call, input)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await planTransfer(stand.call, { ...input, toBranchId: stand.other.id })
    world.clock.advance(1000)
    const back = { unitId, from: '2026-03-04T06:00:00Z', to: '2026-03-04T12:00:00Z' }
    await expect(planTransfer(stand.call, { ...back, toBranchId: stand.other.id })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    await planTransfer(stand.call, { ...back, toBranchId: stand.branch.id })
  })

  it('is called off when its time passed while the car was still out, and who counted on it moves', async () => {
    const stand = await openStand(world)
    const rental = await stand.checkIn(from, '2026-03-03T12:00:00Z')
    const unitId = await stand.carOf(rental)
    const away = { unitId, from: '2026-03-03T13:00:00Z', to: '2026-03-03T15:00:00Z' }
    await planTransfer(stand.call, { ...away, toBranchId: stand.other.id })
    const plan = await makeRatePlan(world.sql, { branch: stand.other, class: stand.compact })
    const there = { branch: stand.other, plan }
    const counting = await stand.book('2026-03-10T09:00:00Z', '2026-03-11T09:00:00Z', there)
    expect(await stand.carOf(counting)).toBe(unitId)
    const spare = await makeUnit(world.sql, { branch: stand.other, class: stand.compact })
    world.clock.set(new Date('2026-03-03T18:00:00Z'))
    await deskCheckOut(stand.call, { bookingId: rental.id })
    expect(await stand.carOf(counting)).toBe(spare.id)
    expect((await stand.claims(unitId)).map(({ kind }) => kind)).toEqual(['turnaround'])
    const [unit] = await world.sql`select branch_id from units where id = ${unitId}`
    expect(unit?.branch_id).toBe(stand.branch.id)
  })

  it('that strands a booking is refused, or brings the car back for it', async () => {
    const stand = await openStand(world)
    const unitId = stand.cars[0]?.id ?? ''
    const later = await stand.book('2026-03-10T09:00:00Z', '2026-03-11T09:00:00Z')
    const input = { unitId, ...trip, toBranchId: stand.other.id }
    const before = await everything(world)
    await expect(planTransfer(stand.call, input)).rejects.toMatchObject({
      code: 'UNIT_HAS_BOOKINGS',
      data: { references: [later.reference] },
    })
    expect(await everything(world)).toEqual(before)
    const done = await planTransfer(stand.call, { ...input, evenIf: 'conflicts' })
    expect(done.transfers).toMatchObject([{ fromBranchId: stand.other.id, toBranchId: stand.branch.id }])
    expect((await stand.claims(unitId)).map(({ kind }) => kind)).toEqual(['transfer', 'transfer', 'booking'])
    expect(await stand.conflict(later.id)).toBeNull()
  })

  it('called off moves what counted on it, and ended early has arrived', async () => {
    const stand = await openStand(world, { cars: 2 })
    const [unitId = '', spare = ''] = stand.cars.map(({ id }) => id)
    const { block } = await planTransfer(stand.call, { unitId, ...trip, toBranchId: stand.other.id })
    await planTransfer(stand.call, { unitId: spare, ...trip, toBranchId: stand.other.id })
    const there = await stand.book('2026-03-06T09:00:00Z', '2026-03-07T09:00:00Z', { branch: stand.other })
    const blocks = await stand.claims(await stand.carOf(there))
    expect(blocks.map(({ kind }) => kind)).toEqual(['transfer', 'booking'])
    const [used] = await world.sql<{ id: number }[]>`
      select id from claims where kind = 'transfer' and unit_id = ${await stand.carOf(there)}`
    const input = { unitId: await stand.carOf(there), blockId: used?.id ?? 0 }
    const preview = await previewEndBlock(stand.call, input)
    const done = await endBlock(stand.call, input)
    expect(done).toEqual(preview)
    expect(done.bookings).toMatchObject([{ bookingId: there.id, outcome: 'same_class' }])
    await expect(endBlock(stand.call, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expectSound(world)
    const [left] = await world.sql<{ id: number; unit_id: string }[]>`
      select id, unit_id from claims where kind = 'transfer' and unit_id = any(${[unitId, spare]})`
    expect(block).not.toBeNull()
    world.clock.set(new Date('2026-03-03T08:00:00Z'))
    await endBlock(stand.call, { unitId: left?.unit_id ?? '', blockId: left?.id ?? 0 })
    const [unit] = await world.sql`select branch_id from units where id = ${left?.unit_id ?? ''}`
    expect(unit?.branch_id).toBe(stand.other.id)
  })
})

describe('out of service', () => {
  it('moves the bookings, or refuses, or leaves conflicts; a running rental goes on', async () => {
    const stand = await openStand(world, { cars: 1 })
    const unitId = stand.cars[0]?.id ?? ''
    const out = await stand.checkIn('2026-03-02T09:00:00Z', '2026-03-02T20:00:00Z')
    const next = await stand.book(from, to)
    const change = { unitId, status: 'damaged', version: 1 } as const
    const before = await everything(world)
    const preview = await previewUnitStatus(stand.call, { unitId })
    expect(preview.bookings.map(({ outcome }) => outcome)).toEqual(['stays', 'stays'])
    await expect(setUnitStatus(stand.call, change)).rejects.toMatchObject({
      code: 'UNIT_HAS_BOOKINGS',
      data: { references: expect.arrayContaining([out.reference, next.reference]) },
    })
    expect(await everything(world)).toEqual(before)
    await setUnitStatus(stand.call, { ...change, evenIf: 'conflicts' })
    expect(await stand.conflict(next.id)).toEqual({ cause: 'out_of_service', resolution: null })
    expect(await stand.conflict(out.id)).toBeNull()
    await expectSound(world)
    await setUnitStatus(stand.call, { unitId, status: 'in_service', version: 2 })
    expect(await stand.conflict(next.id)).toMatchObject({ resolution: 'cleared' })
  })

  it('moves what can be moved', async () => {
    const stand = await openStand(world, { cars: 2 })
    const booked = await stand.book(from, to)
    const unitId = await stand.carOf(booked)
    await setUnitStatus(stand.call, { unitId, status: 'maintenance', version: 1 })
    expect(await stand.carOf(booked)).not.toBe(unitId)
  })
})
