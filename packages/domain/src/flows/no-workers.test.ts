import { checkInvariants } from '@forecourt/db/invariants'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeUnit } from '../testing.ts'
import { makeWorld, type World } from './change-world.ts'
import { deskCheckIn, deskCheckOut } from './index.ts'

/** No sweep and no reaction runs here: what is over has to be seen to by whoever comes next. */
let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  const broken = (await checkInvariants(world.sql)).filter(({ breaches }) => breaches.length > 0)
  expect(broken).toEqual([])
  await world.drop()
})

const at = (time: string) => world.clock.set(new Date(`2026-03-${time}:00Z`))

describe('with every worker dead', () => {
  it('a car comes back from a one-way trip, although its last turnaround was never put away', async () => {
    const first = await world.out({ from: '2026-03-03T09:00:00Z', to: '2026-03-04T09:00:00Z' })
    at('04T09:00')
    await deskCheckOut(world.call(world.staff), { bookingId: first.id })
    const trip = { from: '2026-03-05T09:00:00Z', to: '2026-03-06T09:00:00Z', dropoffBranchId: world.other.id }
    const away = await world.out(trip)
    at('06T09:00')
    await deskCheckOut(world.call(world.staff), { bookingId: away.id })
    const [unit] = await world.sql<{ branch_id: string }[]>`select branch_id from units`
    expect(unit?.branch_id).toBe(world.other.id)
    const claims = await world.claims()
    expect(claims.map(({ kind }) => kind)).toEqual(['turnaround'])
  })

  it('whoever comes early gets another car while theirs is needed until then', async () => {
    const [car] = world.cars
    const later = await world.book({
      from: '2026-03-03T10:00:00Z',
      to: '2026-03-04T09:00:00Z',
      unitId: car?.id ?? '',
    })
    await world.sql`
      insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
      values (${car?.id ?? ''}, 'maintenance', '[2026-03-03T09:45Z,2026-03-03T09:50Z)', ${world.branch.id}, ${world.branch.id}, now())`
    at('03T09:40')
    const tooSoon = deskCheckIn(world.call(world.staff), { bookingId: later.id })
    await expect(tooSoon).rejects.toMatchObject({ code: 'UNIT_NOT_READY' })
    const spare = await makeUnit(world.sql, { branch: world.branch, class: world.carClass })
    const active = await deskCheckIn(world.call(world.staff), { bookingId: later.id })
    expect(active.unit?.id).toBe(spare.id)
  })
})
