import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unitPlan } from '../booking/index.ts'
import { DomainError } from '../kernel/index.ts'
import { createTestRuntime } from '../testing.ts'
import { blockUnit } from './block-unit.ts'
import { deskCheckIn, deskCheckOut } from './desk.ts'
import { expectSound, openStand, type TestWorld } from './desk-stand.ts'
import { endBlock } from './end-block.ts'
import { expectBack } from './expect-back.ts'
import { foundHere } from './found-here.ts'
import { planTransfer } from './plan-transfer.ts'
import { setUnitStatus } from './set-unit-status.ts'
import { previewSwap, swapUnit } from './swap-unit.ts'
import { closeNoShows, resolveOverdues, settleDueBlocks } from './sweeps.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestRuntime()
})
afterAll(() => world.drop())

type Stand = Awaited<ReturnType<typeof openStand>>
type Day = { booked: { id: string }[]; stand: Stand }

/** What somebody does next: the numbers choose unit, booking, branch, start and length among what there is. */
type Step = {
  verb: keyof typeof verbs
  pick: number
  hours: number
  length: number
  there: boolean
  force: boolean
}

const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
const one = <T>(of: readonly T[], pick: number): T => of[pick % of.length] as T
const unitOf = ({ stand }: Day, { pick }: Step) => one([...stand.cars, ...stand.better], pick).id
const evenIf = ({ force }: Step) => (force ? ({ evenIf: 'conflicts' } as const) : {})

const verbs = {
  book: async (day: Day, { hours, length, there, pick }: Step) => {
    const { stand } = day
    const [here, away] = pick % 3 === 0 ? [stand.other, stand.branch] : [stand.branch, stand.other]
    const pinned = pick % 4 === 0 ? { unitId: one(stand.cars, pick).id } : {}
    const over = { branch: here, dropoff: there ? away : here, ...pinned }
    day.booked.push(await stand.book(at(hours), at(hours + length), over))
  },
  block: (day: Day, step: Step) =>
    blockUnit(day.stand.call, {
      unitId: unitOf(day, step),
      from: at(step.hours),
      ...(step.there && { to: at(step.hours + step.length) }),
      ...evenIf(step),
    }),
  transfer: (day: Day, step: Step) =>
    planTransfer(day.stand.call, {
      unitId: unitOf(day, step),
      from: at(step.hours),
      to: at(step.hours + step.length),
      toBranchId: (step.there ? day.stand.branch : day.stand.other).id,
      ...evenIf(step),
    }),
  endBlock: async (day: Day, step: Step) => {
    const unitId = unitOf(day, step)
    const blocks = (await unitPlan(day.stand.call, { unitId })).filter(({ booking }) => booking === null)
    if (blocks.length > 0)
      await endBlock(day.stand.call, { unitId, blockId: one(blocks, step.length).id, ...evenIf(step) })
  },
  found: (day: Day, step: Step) =>
    foundHere(day.stand.call, {
      unitId: unitOf(day, step),
      branchId: (step.there ? day.stand.branch : day.stand.other).id,
    }),
  status: async (day: Day, step: Step) => {
    const unitId = unitOf(day, step)
    const [unit] = await world.sql<{ version: number }[]>`select version from units where id = ${unitId}`
    const status = step.there ? 'in_service' : 'maintenance'
    await setUnitStatus(day.stand.call, { unitId, status, version: unit?.version ?? 0, ...evenIf(step) })
  },
  swap: async (day: Day, step: Step) => {
    const bookingId = one(day.booked, step.pick).id
    const { targets } = await previewSwap(day.stand.call, { bookingId })
    if (targets.length === 0) return
    // What the preview lists, the swap does.
    await swapUnit(day.stand.call, { bookingId, unitId: one(targets, step.length).unitId }).catch((error) => {
      throw new Error('A swap was listed and then refused.', { cause: error })
    })
  },
  checkIn: (day: Day, step: Step) =>
    deskCheckIn(day.stand.call, { bookingId: one(day.booked, step.pick).id }),
  checkOut: (day: Day, step: Step) =>
    deskCheckOut(day.stand.call, { bookingId: one(day.booked, step.pick).id }),
  late: (day: Day, step: Step) =>
    expectBack(day.stand.call, { bookingId: one(day.booked, step.pick).id, at: at(step.hours) }),
  wait: async (day: Day, { hours }: Step) => {
    world.clock.advance((hours + 0.5) * 3_600_000)
    await settleDueBlocks(day.stand.system, {})
    await closeNoShows(day.stand.system, {})
    await resolveOverdues(day.stand.system, {})
  },
} satisfies Record<string, (day: Day, step: Step) => Promise<unknown>>

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[]), 'book', 'book', 'checkIn'),
  pick: fc.nat(11),
  hours: fc.integer({ min: 0, max: 30 }),
  length: fc.integer({ min: 1, max: 30 }),
  there: fc.boolean(),
  force: fc.boolean(),
})

it('whatever the desk does, in whatever order, what must be true stays true', async () => {
  const runs = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
    // Each run from nothing, so that what is found can be made smaller.
    // Documents and ledger are final: nothing but a session without triggers can empty them.
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`truncate units, bookings, claims, claim_history, document_counters cascade`
    })
    const stand = await openStand(world, { cars: 2, better: 1 })
    const day: Day = { stand, booked: [await stand.book(at(1), at(20))] }
    for (const one of steps) {
      world.clock.advance(1000)
      try {
        await verbs[one.verb](day, one)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
      }
    }
    await expectSound(world)
  })
  await expect(fc.assert(runs, { numRuns: Number(process.env.RUNS ?? 15) })).resolves.toBeUndefined()
}, 600_000)
