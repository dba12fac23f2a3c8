import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { needsYou } from '../booking/index.ts'
import { createTestRuntime, makeUnit, userActor } from '../testing.ts'
import { cancelBooking } from './cancel-booking.ts'
import { deskCheckIn, deskCheckOut } from './desk.ts'
import { everything, expectSound, openStand, type TestWorld } from './desk-stand.ts'
import { expectBack } from './expect-back.ts'
import { resolveOverdue } from './resolve-overdue.ts'
import { swapUnit } from './swap-unit.ts'
import { resolveOverdues } from './sweeps.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestRuntime()
})
afterEach(() => expectSound(world))
afterAll(() => world.drop())

const start = '2026-03-02T09:00:00Z'
const due = '2026-03-03T09:00:00Z'
const nextStart = '2026-03-03T10:30:00Z'
const nextEnd = '2026-03-04T09:00:00Z'
const at = (time: string) => world.clock.set(new Date(time))

/** One car is out until 09:00, and booked again from 10:30. */
async function chained(of: { better?: number; pinned?: boolean } = {}) {
  const stand = await openStand(world, { cars: 1, better: of.better ?? 0 })
  const late = await stand.checkIn(start, due)
  const unitId = stand.cars[0]?.id ?? ''
  const next = await stand.book(nextStart, nextEnd, of.pinned ? { unitId } : {})
  return { ...stand, late, next, unitId }
}

describe('a late booking', () => {
  it('harms nobody while there is time for the turnaround', async () => {
    const stand = await chained()
    at('2026-03-03T09:10:00Z')
    expect(await resolveOverdue(stand.system, { bookingId: stand.late.id })).toEqual({
      moved: 0,
      conflicts: 0,
    })
    expect(await stand.messages(stand.late.id)).toEqual(['overdue'])
    expect(await stand.messages(stand.next.id)).toEqual([])
  })

  it('gives the next booking another car of the class, and tells the late customer once', async () => {
    const stand = await chained()
    await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    at('2026-03-03T09:20:00Z')
    const both = await Promise.all([
      resolveOverdue(stand.system, { bookingId: stand.late.id }),
      resolveOverdue(stand.system, { bookingId: stand.late.id }),
    ])
    expect(both.map(({ moved }) => moved).sort()).toEqual([0, 1])
    expect(await stand.carOf(stand.next)).not.toBe(stand.unitId)
    expect(await stand.messages(stand.next.id)).toEqual([])
    at('2026-03-03T09:40:00Z')
    await resolveOverdues(stand.system, {})
    expect(await stand.messages(stand.late.id)).toEqual(['overdue'])
  })

  it('upgrades it when the class is full, and says so', async () => {
    const stand = await chained({ better: 1 })
    at('2026-03-03T09:20:00Z')
    await resolveOverdues(stand.system, {})
    expect(await stand.row(stand.next.id)).toMatchObject({ class_id: stand.larger.id })
    expect(await stand.messages(stand.next.id)).toEqual(['vehicle_swapped'])
  })

  it('leaves the late car to whoever starts last, and gives the next one a car that is here', async () => {
    const stand = await chained()
    await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    const later = await stand.book('2026-03-03T15:00:00Z', nextEnd)
    expect(await stand.carOf(later)).not.toBe(stand.unitId)
    at('2026-03-03T10:05:00Z')
    await resolveOverdues(stand.system, {})
    expect(await stand.carOf(stand.next)).not.toBe(stand.unitId)
    expect(await stand.carOf(later)).toBe(stand.unitId)
    expect(await stand.conflict(later.id)).toBeNull()
    expect([await stand.messages(stand.next.id), await stand.messages(later.id)]).toEqual([[], []])
    at('2026-03-03T13:50:00Z')
    await resolveOverdues(stand.system, {})
    expect(await stand.conflict(later.id)).toEqual({ cause: 'overdue', resolution: null })
  })

  it('at the counter, whoever stands there gets the car that is here, workers or not', async () => {
    const stand = await chained()
    await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    const later = await stand.book('2026-03-03T15:00:00Z', nextEnd)
    at(nextStart)
    await deskCheckIn(stand.call, { bookingId: stand.next.id })
    expect(await stand.carOf(later)).toBe(stand.unitId)
  })

  it('at the counter, rather a car that is cleaned in a hurry than none', async () => {
    const stand = await chained()
    const spare = await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    at('2026-03-02T09:10:00Z')
    const other = await stand.checkIn('2026-03-02T09:30:00Z', '2026-03-03T10:00:00Z')
    at('2026-03-03T10:00:00Z')
    await deskCheckOut(stand.call, { bookingId: other.id })
    at(nextStart)
    await deskCheckIn(stand.call, { bookingId: stand.next.id })
    expect(await stand.carOf(stand.next)).toBe(spare.id)
    expect((await stand.claims(spare.id)).map(({ kind }) => kind)).toEqual(['booking'])
  })

  it('becomes a conflict when nothing else is there, which clears when the car comes back', async () => {
    const stand = await chained()
    at('2026-03-03T09:20:00Z')
    const resolve = () => resolveOverdue(stand.system, { bookingId: stand.late.id })
    expect(await resolve()).toEqual({ moved: 0, conflicts: 1 })
    expect(await resolve()).toEqual({ moved: 0, conflicts: 1 })
    expect(await stand.conflict(stand.next.id)).toEqual({ cause: 'overdue', resolution: null })
    expect(await stand.messages(stand.next.id)).toEqual(['vehicle_delayed'])
    expect(await needsYou(stand.call, { branchId: stand.branch.id })).toMatchObject({
      conflicts: [{ bookingId: stand.next.id, causeReference: stand.late.reference }],
      late: [{ bookingId: stand.late.id, overdue: true, threatens: { bookingId: stand.next.id } }],
    })
    at('2026-03-03T09:40:00Z')
    await deskCheckOut(stand.call, { bookingId: stand.late.id })
    expect(await stand.conflict(stand.next.id)).toEqual({ cause: 'overdue', resolution: 'cleared' })
    expect((await needsYou(stand.call, { branchId: stand.branch.id })).late).toEqual([])
  })

  it('stays a conflict until another car comes in, by the sweep or by hand', async () => {
    const stand = await chained()
    at('2026-03-03T09:20:00Z')
    await resolveOverdues(stand.system, {})
    const spare = await makeUnit(world.sql, { branch: stand.branch, class: stand.larger })
    await swapUnit(stand.call, { bookingId: stand.next.id, unitId: spare.id })
    expect(await stand.conflict(stand.next.id)).toMatchObject({ resolution: 'upgraded' })

    const second = await chained()
    at('2026-03-03T09:20:00Z')
    await resolveOverdues(second.system, {})
    await makeUnit(world.sql, { branch: second.branch, class: second.compact })
    await resolveOverdues(second.system, {})
    expect(await second.conflict(second.next.id)).toMatchObject({ resolution: 'moved' })
  })

  it('closes the conflict of a booking that ends', async () => {
    const stand = await chained()
    at('2026-03-03T09:20:00Z')
    await resolveOverdues(stand.system, {})
    await cancelBooking(stand.call, { bookingId: stand.next.id })
    expect(await stand.conflict(stand.next.id)).toMatchObject({ resolution: 'closed' })
  })

  it('takes a chosen car from its customer only within the class, and tells them', async () => {
    const stand = await chained({ better: 1, pinned: true })
    at('2026-03-03T09:20:00Z')
    await resolveOverdues(stand.system, {})
    expect(await stand.conflict(stand.next.id)).toEqual({ cause: 'overdue', resolution: null })
    await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    await resolveOverdues(stand.system, {})
    expect(await stand.row(stand.next.id)).toMatchObject({ class_id: stand.compact.id })
    expect(await stand.carOf(stand.next)).not.toBe(stand.unitId)
    expect(await stand.messages(stand.next.id)).toEqual(['vehicle_delayed', 'vehicle_swapped'])
  })
})

describe('an expected return', () => {
  it('acts before the end has passed, keeps the unit off sale until then, and can be taken back', async () => {
    const stand = await chained()
    at('2026-03-02T12:00:00Z')
    const input = { bookingId: stand.late.id, at: '2026-03-03T12:00:00Z' }
    expect(await expectBack(stand.call, input)).toMatchObject({ expectedBackAt: '2026-03-03T12:00:00.000Z' })
    expect(await stand.conflict(stand.next.id)).toEqual({ cause: 'overdue', resolution: null })
    expect((await stand.claims(stand.unitId))[0]?.to).toEqual(new Date(nextStart))
    await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    await resolveOverdues(stand.system, {})
    expect(await stand.conflict(stand.next.id)).toMatchObject({ resolution: 'moved' })
    expect((await stand.claims(stand.unitId))[0]?.to).toEqual(new Date('2026-03-03T13:00:00Z'))
    expect(await stand.messages(stand.late.id)).toEqual([])
    await expectBack(stand.call, { bookingId: stand.late.id, at: null })
    expect((await stand.claims(stand.unitId))[0]?.to).toEqual(new Date('2026-03-03T10:00:00Z'))
  })

  it('clears what it threatened when it is earlier again', async () => {
    const stand = await chained()
    await expectBack(stand.call, { bookingId: stand.late.id, at: '2026-03-03T12:00:00Z' })
    await expectBack(stand.call, { bookingId: stand.late.id, at: '2026-03-03T09:05:00Z' })
    expect(await stand.conflict(stand.next.id)).toMatchObject({ resolution: 'cleared' })
  })

  it('is for staff of the branch, of a booking that is out, and not in the past', async () => {
    const stand = await chained()
    const soon = { bookingId: stand.late.id, at: '2026-03-03T12:00:00Z' }
    at('2026-03-02T10:00:00Z')
    const before = await everything(world)
    await expect(expectBack(stand.stranger, soon)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(expectBack(world.call(userActor()), soon)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(expectBack(stand.call, { ...soon, bookingId: stand.next.id })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
    await expect(expectBack(stand.call, { ...soon, at: start })).rejects.toMatchObject({
      code: 'PERIOD_IN_PAST',
    })
    expect(await everything(world)).toEqual(before)
  })
})

describe('a booking in conflict', () => {
  it('that starts after all has no conflict any more', async () => {
    const stand = await chained()
    at('2026-03-03T09:20:00Z')
    await resolveOverdues(stand.system, {})
    await makeUnit(world.sql, { branch: stand.branch, class: stand.compact })
    at('2026-03-03T10:30:00Z')
    await deskCheckIn(stand.call, { bookingId: stand.next.id })
    expect(await stand.conflict(stand.next.id)).toMatchObject({ resolution: 'cleared' })
  })
})
