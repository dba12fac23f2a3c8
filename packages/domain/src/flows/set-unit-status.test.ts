import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeUnit, userActor } from '../testing.ts'
import { holdQuote } from './hold-quote.ts'
import { makeQuote } from './make-quote.ts'
import { setUnitStatus } from './set-unit-status.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

async function car() {
  const { sql } = world
  const branch = await makeBranch(sql)
  const rented = await makeClass(sql)
  await makeRatePlan(sql, { branch, class: rented })
  const unit = await makeUnit(sql, { branch, class: rented })
  return { branch, rented, unit, agent: world.call(userActor('agent', [branch.id])) }
}

describe('a unit', () => {
  it('is taken out of service and brought back, with audit row and event', async () => {
    const { branch, unit, agent } = await car()
    const out = await setUnitStatus(agent, { unitId: unit.id, status: 'damaged', note: 'Mirror', version: 1 })
    expect(out).toMatchObject({ status: 'damaged', statusNote: 'Mirror', version: 2 })
    const back = await setUnitStatus(agent, { unitId: unit.id, status: 'in_service', version: 2 })
    expect(back).toMatchObject({ status: 'in_service', statusNote: null, version: 3 })
    const events =
      await world.sql`select type, topics, payload from outbox where payload ->> 'unitId' = ${unit.id} order by id`
    expect(events[0]).toMatchObject({
      type: 'unit.status_changed',
      topics: [`branch:${branch.id}`, `board:${branch.id}`],
      payload: { status: 'damaged', branchId: branch.id },
    })
    const audit =
      await world.sql`select verb, detail from audit_log where subject_id = ${unit.id} order by id`
    expect(audit).toHaveLength(2)
    expect(audit[0]?.detail).toEqual({ from: 'in_service', to: 'damaged' })
  })

  it('is not overwritten by who saw an older version', async () => {
    const { unit, agent } = await car()
    await setUnitStatus(agent, { unitId: unit.id, status: 'maintenance', version: 1 })
    await expect(
      setUnitStatus(agent, { unitId: unit.id, status: 'damaged', version: 1 }),
    ).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      data: { version: 2, status: 'maintenance' },
    })
  })

  it('stays in service while a booking stands on it, and not for a hold that ran out', async () => {
    const { branch, rented, unit, agent } = await car()
    const quote = await makeQuote(world.call(), {
      classId: rented.id,
      pickupBranchId: branch.id,
      from: '2026-03-10T10:00:00Z',
      to: '2026-03-12T10:00:00Z',
      driverAge: 30,
    })
    const contact = { name: 'Ada', email: 'ada@forecourt.test' }
    const booking = await holdQuote(world.call(), { quoteId: quote.id, contact })
    const change = { unitId: unit.id, status: 'maintenance', version: 1 } as const
    await expect(setUnitStatus(agent, change)).rejects.toMatchObject({
      code: 'UNIT_HAS_BOOKINGS',
      data: { references: [booking.reference] },
    })
    const [row] = await world.sql`select status, version from units where id = ${unit.id}`
    expect(row).toEqual({ status: 'in_service', version: 1 })
    world.clock.advance(10 * 60_000)
    expect(await setUnitStatus(agent, change)).toMatchObject({ status: 'maintenance' })
  })

  it('is changed by staff of its branch alone', async () => {
    const { unit } = await car()
    const change = { unitId: unit.id, status: 'damaged', version: 1 } as const
    const as = (...who: Parameters<typeof userActor>) => setUnitStatus(world.call(userActor(...who)), change)
    await expect(as('agent', ['elsewhere'])).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(as('customer')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(setUnitStatus(world.call(), change)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await as('admin')).toMatchObject({ status: 'damaged' })
  })
})
