import type { BranchRow, ClassRow } from '@forecourt/db/schema/fleet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdQuote, makeQuote } from '../flows/index.ts'
import {
  createTestRuntime,
  makeBlock,
  makeBranch,
  makeClass,
  makeRatePlan,
  makeUnit,
  userActor,
} from '../testing.ts'
import { branchOffers } from './branch-offers.ts'
import { freeUnits } from './free-units.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

const day = (date: number, hour = 10) => new Date(Date.UTC(2026, 2, date, hour)).toISOString()

/** Two branches that offer one class; no unit yet. */
async function town(over: Partial<ClassRow> = {}, branchOver: Partial<BranchRow> = {}) {
  const { sql } = world
  const [here, there] = await Promise.all([makeBranch(sql, branchOver), makeBranch(sql, branchOver)])
  const rented = await makeClass(sql, over)
  await Promise.all([here, there].map((branch) => makeRatePlan(sql, { branch, class: rented })))
  return { here, there, rented }
}

type Town = Awaited<ReturnType<typeof town>>

/** How many are free, by the unit picker; the search's count has to say the same. */
async function free(
  { rented }: Town,
  at: BranchRow,
  from: string,
  to: string,
  dropoffBranchId?: string,
): Promise<number> {
  const period = { from, to, ...(dropoffBranchId && { dropoffBranchId }) }
  const units = await freeUnits(world.call(), { branchId: at.id, classId: rented.id, ...period })
  const { offers } = await branchOffers(world.call(), {
    branchId: at.id,
    product: rented.product,
    filters: { classId: rented.id },
    ...period,
  })
  expect(offers.map((offer) => offer.free)).toEqual([units.length])
  return units.length
}

describe('a unit is free', () => {
  it('when it stands there, is in service and nothing overlaps', async () => {
    const place = await town()
    const { here, there, rented } = place
    expect(await free(place, here, day(10), day(12))).toBe(0)
    const unit = await makeUnit(world.sql, { branch: here, class: rented })
    await makeUnit(world.sql, { branch: here, class: rented }, { status: 'maintenance' })
    expect(await free(place, here, day(10), day(12))).toBe(1)
    expect(await free(place, there, day(10), day(12))).toBe(0)
    await makeBlock(world.sql, { unit, from: day(12), to: day(14) })
    expect(await free(place, here, day(14), day(15))).toBe(1)
    expect(await free(place, here, day(13), day(15))).toBe(0)
    expect(await free(place, here, day(11), day(16))).toBe(0)
  })

  it('when the turnaround of the drop-off fits before what comes next', async () => {
    const place = await town({}, { turnaround_minutes: 90 })
    const unit = await makeUnit(world.sql, { branch: place.here, class: place.rented })
    await makeBlock(world.sql, { unit, from: day(12, 12), to: day(13) })
    expect(await free(place, place.here, day(10), '2026-03-12T10:30:00Z')).toBe(1)
    expect(await free(place, place.here, day(10), '2026-03-12T10:31:00Z')).toBe(0)
  })

  it('without turnaround after parking', async () => {
    const place = await town({ product: 'parking' }, { turnaround_minutes: 90 })
    const unit = await makeUnit(world.sql, { branch: place.here, class: place.rented })
    await makeBlock(world.sql, { unit, from: day(12, 12), to: day(13) })
    expect(await free(place, place.here, day(10), day(12, 12))).toBe(1)
  })

  it('where a one-way brings it, not where it left', async () => {
    const place = await town()
    const { here, there, rented } = place
    const unit = await makeUnit(world.sql, { branch: here, class: rented })
    await makeBlock(world.sql, { unit, from: day(10), to: day(12), toBranchId: there.id, kind: 'transfer' })
    expect(await free(place, here, day(13), day(14))).toBe(0)
    expect(await free(place, there, day(13), day(14))).toBe(1)
    expect(await free(place, there, day(11), day(14))).toBe(0)
    expect(await free(place, there, day(8), day(9))).toBe(0)
  })

  it('before a one-way only if it comes back to where that begins', async () => {
    const place = await town()
    const { here, there, rented } = place
    const unit = await makeUnit(world.sql, { branch: here, class: rented })
    await makeBlock(world.sql, { unit, from: day(20), to: day(22), toBranchId: there.id, kind: 'transfer' })
    expect(await free(place, here, day(10), day(12))).toBe(1)
    expect(await free(place, here, day(10), day(12), there.id)).toBe(0)
    expect(await free(place, there, day(23), day(25), here.id)).toBe(1)
  })

  it('not while a maintenance has no end', async () => {
    const place = await town()
    const unit = await makeUnit(world.sql, { branch: place.here, class: place.rented })
    await world.sql`insert into claims (unit_id, kind, during, from_branch_id, to_branch_id, created_at)
      values (${unit.id}, 'maintenance', tstzrange('2026-03-15', null), ${place.here.id}, ${place.here.id}, now())`
    expect(await free(place, place.here, day(10), day(12))).toBe(1)
    expect(await free(place, place.here, day(20), day(22))).toBe(0)
  })

  it('again as soon as a hold has run out, with no worker about', async () => {
    const place = await town()
    await makeUnit(world.sql, { branch: place.here, class: place.rented })
    const wish = { pickupBranchId: place.here.id, from: day(10), to: day(12), driverAge: 30 }
    const quote = await makeQuote(world.call(), { classId: place.rented.id, ...wish })
    const contact = { name: 'Ada', email: 'ada@forecourt.test' }
    await holdQuote(world.call(), { quoteId: quote.id, contact })
    expect(await free(place, place.here, day(10), day(12))).toBe(0)
    world.clock.advance(10 * 60_000)
    expect(await free(place, place.here, day(10), day(12))).toBe(1)
  })

  it('for a start within a day only if it is not overdue', async () => {
    const place = await town()
    const unit = await makeUnit(world.sql, { branch: place.here, class: place.rented })
    await makeBlock(world.sql, { unit, from: day(1), to: day(2, 7), started: true, kind: 'transfer' })
    expect(await free(place, place.here, day(2, 20), day(4))).toBe(0)
    expect(await free(place, place.here, day(3), day(4))).toBe(1)
  })
})

it('shows what everybody may know of a unit', async () => {
  const place = await town()
  await makeUnit(
    world.sql,
    { branch: place.here, class: place.rented },
    { plate: 'SE-123-ET', status_note: 'Dent' },
  )
  const wish = { branchId: place.here.id, classId: place.rented.id, from: day(10), to: day(12) }
  const shown = JSON.stringify(await freeUnits(world.call(userActor()), wish))
  expect(shown).toContain('Renault')
  expect(shown).not.toMatch(/SE-123-ET|Dent/)
})
