import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRoster, room } from '../booking/index.ts'
import { hour } from '../kernel/index.ts'
import { createTestRuntime, makeBlock, makeBranch, makeClass, makeUnit } from '../testing.ts'
import { roomCounts } from './count-room.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

const branches = ['count-a', 'count-b', 'count-c']
const anyBranch = fc.constantFrom(...branches)
/** What a unit does: rests for some hours, then is taken for some hours and left somewhere. */
const anyStep = fc.record({
  rest: fc.integer({ min: 0, max: 40 }),
  taken: fc.integer({ min: 1, max: 40 }),
  to: fc.option(anyBranch, { freq: 2 }),
})
const anyUnit = fc.record({
  at: anyBranch,
  // Out already at the start, and late perhaps.
  out: fc.option(
    fc.record({
      since: fc.integer({ min: 1, max: 40 }),
      lasts: fc.integer({ min: 1, max: 60 }),
      to: anyBranch,
    }),
  ),
  steps: fc.array(anyStep, { maxLength: 8 }),
})
const anyWish = fc.record({
  from: fc.integer({ min: 1, max: 200 }),
  lasts: fc.integer({ min: 1, max: 60 }),
  pickup: anyBranch,
  dropoff: anyBranch,
})

it('counts in SQL as the planner counts in memory, whatever is planned', async () => {
  const { sql, clock } = world
  const start = clock.now().getTime()
  const at = (hours: number) => new Date(start + hours * hour)
  for (const id of branches) await makeBranch(sql, { id, turnaround_minutes: 60 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyUnit, { minLength: 1, maxLength: 5 }),
      fc.array(anyWish, { minLength: 5, maxLength: 5 }),
      async (units, wishes) => {
        const rented = await makeClass(sql)
        for (const { at: branchId, out, steps } of units) {
          const unit = await makeUnit(sql, { branch: { id: branchId }, class: rented })
          let [place, hours] = [branchId, 0]
          if (out) {
            const until = out.lasts - out.since
            const block = {
              unit,
              from: at(-out.since),
              to: at(until),
              fromBranchId: place,
              toBranchId: out.to,
            }
            await makeBlock(sql, { ...block, kind: 'transfer', started: true })
            ;[place, hours] = [out.to, Math.max(until, 0)]
          }
          for (const { rest, taken, to } of steps) {
            const [from, until] = [hours + rest, hours + rest + taken]
            const toBranchId = to ?? place
            const block = { unit, from: at(from), to: at(until), fromBranchId: place, toBranchId }
            await makeBlock(sql, { ...block, kind: 'transfer' })
            ;[place, hours] = [toBranchId, until]
          }
        }
        for (const { from, lasts, pickup, dropoff } of wishes) {
          const period = { from: at(from), to: at(from + lasts) }
          const question = {
            product: 'rental',
            period,
            now: clock.now(),
            dropoff: { id: dropoff, turnaround_minutes: 60 },
          } as const
          const rows = await roomCounts(sql, branches, question)
          const row = rows.find(({ branch_id, class_id }) => branch_id === pickup && class_id === rented.id)
          const roster = await readRoster(
            sql,
            { pickupBranchId: pickup, classId: rented.id, unitId: null },
            clock.now(),
          )
          const trip = { from: period.from.getTime(), to: period.to.getTime() + hour }
          expect(row?.room ?? 0).toBe(room(roster, { ...trip, fromBranchId: pickup, toBranchId: dropoff }))
          expect(row?.free ?? 0).toBeLessThanOrEqual(Math.max(row?.room ?? 0, 0))
        }
      },
    ),
    { numRuns: 40 },
  )
})
