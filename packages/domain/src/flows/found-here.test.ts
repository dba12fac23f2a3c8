import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeRatePlan, makeUnit, userActor } from '../testing.ts'
import { deskCheckIn } from './desk.ts'
import { everything, expectSound, openStand, type TestWorld } from './desk-stand.ts'
import { foundHere, previewFound } from './found-here.ts'
import { planTransfer } from './plan-transfer.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestRuntime()
})
afterEach(() => expectSound(world))
afterAll(() => world.drop())

const placed = async (unitId: string) => {
  const [unit] = await world.sql<{ branch_id: string; odometer_km: number | null }[]>`
    select branch_id, odometer_km from units where id = ${unitId}`
  return unit
}

describe('a car found elsewhere', () => {
  it('stands there from now on; its bookings move to other cars', async () => {
    const stand = await openStand(world, { cars: 2 })
    const booked = await stand.book('2026-03-02T10:00:00Z', '2026-03-04T09:00:00Z')
    const unitId = await stand.carOf(booked)
    const input = { unitId, branchId: stand.other.id }
    const preview = await previewFound(stand.call, input)
    expect(preview.bookings).toMatchObject([{ bookingId: booked.id, outcome: 'same_class' }])
    expect(await placed(unitId)).toMatchObject({ branch_id: stand.branch.id })
    const done = await foundHere(stand.call, { ...input, odometerKm: 4321 })
    expect(done).toEqual(preview)
    expect(await placed(unitId)).toEqual({ branch_id: stand.other.id, odometer_km: 4321 })
    expect(await stand.claims(unitId)).toEqual([])
    const again = await foundHere(stand.call, input)
    expect(again).toMatchObject({ bookings: [], transfers: [] })
  })

  it('is brought to where its next booking needs it when there is time', async () => {
    const stand = await openStand(world)
    const booked = await stand.book('2026-03-04T10:00:00Z', '2026-03-05T09:00:00Z')
    const unitId = stand.cars[0]?.id ?? ''
    const done = await foundHere(stand.call, { unitId, branchId: stand.other.id })
    expect(done.transfers).toMatchObject([{ fromBranchId: stand.other.id, toBranchId: stand.branch.id }])
    expect((await stand.claims(unitId)).map(({ kind }) => kind)).toEqual(['transfer', 'booking'])
    expect(await stand.conflict(booked.id)).toBeNull()
  })

  it('leaves a conflict when it cannot be there in time', async () => {
    const stand = await openStand(world)
    const booked = await stand.book('2026-03-02T09:00:00Z', '2026-03-05T09:00:00Z')
    world.clock.set(new Date('2026-03-02T09:05:00Z'))
    const unitId = stand.cars[0]?.id ?? ''
    await foundHere(stand.call, { unitId, branchId: stand.other.id })
    expect(await stand.conflict(booked.id)).toEqual({ cause: 'misplaced', resolution: null })
    expect(await stand.carOf(booked)).toBe(unitId)
  })

  it('ends a transfer that is under way, wherever it was bound for', async () => {
    const stand = await openStand(world)
    const unitId = stand.cars[0]?.id ?? ''
    await planTransfer(stand.call, { unitId, to: '2026-03-02T18:00:00Z', toBranchId: stand.other.id })
    world.clock.set(new Date('2026-03-02T10:00:00Z'))
    await foundHere(stand.call, { unitId, branchId: stand.other.id })
    expect(await placed(unitId)).toMatchObject({ branch_id: stand.other.id })
    expect(await stand.claims(unitId)).toEqual([])
    await foundHere(stand.call, { unitId, branchId: stand.branch.id })
    expect(await placed(unitId)).toMatchObject({ branch_id: stand.branch.id })
  })

  it('is not, while a customer has it; nor is it for an agent or a stranger to say', async () => {
    const stand = await openStand(world, { cars: 2 })
    const out = await stand.checkIn('2026-03-02T09:00:00Z', '2026-03-05T09:00:00Z')
    const input = { unitId: await stand.carOf(out), branchId: stand.other.id }
    const before = await everything(world)
    await expect(foundHere(stand.call, input)).rejects.toMatchObject({
      code: 'WRONG_STATUS',
      data: { references: [out.reference] },
    })
    const agent = world.call(userActor('agent', [stand.other.id]))
    await expect(foundHere(agent, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(foundHere(stand.stranger, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await everything(world)).toEqual(before)
  })
})

it('a car that should have come and did not is handed over to nobody', async () => {
  const stand = await openStand(world)
  const { branch, other, compact } = stand
  const plan = await makeRatePlan(world.sql, { branch: other, class: compact })
  await stand.book('2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z', { dropoff: other })
  const counting = await stand.book('2026-03-02T12:00:00Z', '2026-03-02T15:00:00Z', { branch: other, plan })
  expect(await stand.carOf(counting)).toBe(stand.cars[0]?.id)
  world.clock.set(new Date('2026-03-02T12:00:00Z'))
  const checkIn = () => deskCheckIn(stand.call, { bookingId: counting.id })
  await expect(checkIn()).rejects.toMatchObject({ code: 'UNIT_NOT_READY' })
  expect(await placed(stand.cars[0]?.id ?? '')).toMatchObject({ branch_id: branch.id })
  const spare = await makeUnit(world.sql, { branch: other, class: compact })
  await checkIn()
  expect(await stand.carOf(counting)).toBe(spare.id)
})
