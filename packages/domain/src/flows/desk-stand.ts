/** What the tests of the desk's verbs stand on: a branch with cars of one class and better ones, booked for days in March. */
import { checkInvariants } from '@forecourt/db/invariants'
import type { ClassRow, UnitRow } from '@forecourt/db/schema/fleet'
import { expect } from 'vitest'
import { confirm } from '../booking/index.ts'
import { systemCall } from '../kernel/index.ts'
import {
  type createTestRuntime,
  makeBranch,
  makeClass,
  makeQuote,
  makeRatePlan,
  makeUnit,
  userActor,
} from '../testing.ts'
import { deskCheckIn } from './desk.ts'
import { holdQuote } from './hold-quote.ts'

export type TestWorld = Awaited<ReturnType<typeof createTestRuntime>>

/** Monday, 08:00 UTC; every stand is opened then. */
const monday = new Date('2026-03-02T08:00:00Z')

export async function openStand(world: TestWorld, of: { cars?: number; better?: number } = {}) {
  const { sql, clock } = world
  clock.set(monday)
  const branch = await makeBranch(sql)
  const other = await makeBranch(sql, { latitude: 45.2, longitude: 5.7 })
  const compact = await makeClass(sql, { sort: 1 })
  const larger = await makeClass(sql, { sort: 2, name_en: 'Larger', name_fr: 'Plus grande' })
  const plan = await makeRatePlan(sql, { branch, class: compact })
  await makeRatePlan(sql, { branch, class: larger })
  const many = async (count: number, unitClass: ClassRow) => {
    const units: UnitRow[] = []
    for (let n = 0; n < count; n++) units.push(await makeUnit(sql, { branch, class: unitClass }))
    return units
  }
  const cars = await many(of.cars ?? 1, compact)
  const better = await many(of.better ?? 0, larger)
  const call = world.call(userActor('manager', [branch.id, other.id]))
  const stranger = world.call(userActor('manager', ['elsewhere']))
  const system = systemCall(world.runtime, 'test')

  type Over = Partial<Parameters<typeof makeQuote>[1]>
  const hold = async (from: string, to: string, over: Over = {}) => {
    const quote = await makeQuote(sql, {
      branch,
      class: compact,
      plan,
      from,
      to,
      madeAt: clock.now(),
      ...over,
    })
    const contact = { name: 'Ada Byron', email: 'ada@example.test' }
    return holdQuote(world.call(), { quoteId: quote.id, contact })
  }
  /** A confirmed booking; `unitId` pins it. */
  const book = async (from: string, to: string, over: Over = {}) => {
    const held = await hold(from, to, over)
    await confirm(system, { bookingId: held.id, turnaroundMinutes: 60 })
    return held
  }
  /** One that is out from its start on. */
  const checkIn = async (from: string, to: string, over: Over = {}) => {
    const booked = await book(from, to, over)
    clock.set(new Date(from))
    await deskCheckIn(call, { bookingId: booked.id })
    return booked
  }
  const row = async (id: string) => {
    const [found] = await sql<{ unit_id: string; class_id: string; status: string; version: number }[]>`
      select unit_id, class_id, status, version from bookings where id = ${id}`
    if (!found) throw new Error('There is no such booking.')
    return found
  }
  const messages = async (bookingId: string) => {
    const rows = await sql<{ kind: string }[]>`
      select kind from notifications where booking_id = ${bookingId} and kind <> 'booking_confirmed' order by created_at`
    return rows.map(({ kind }) => kind)
  }
  const conflict = async (bookingId: string) => {
    const [found] = await sql<{ cause: string; resolution: string | null }[]>`
      select cause, resolution from booking_conflicts where booking_id = ${bookingId} order by found_at desc limit 1`
    return found ?? null
  }
  const claims = (unitId: string) => sql<
    {
      kind: string
      from_branch_id: string
      to_branch_id: string
      from: Date
      to: Date | null
      started: boolean
    }[]
  >`select kind, from_branch_id, to_branch_id, lower(during) as from, upper(during) as to, started
    from claims where unit_id = ${unitId} order by lower(during)`
  const carOf = (booked: { id: string }) => row(booked.id).then((found) => found.unit_id)
  return {
    world,
    branch,
    other,
    compact,
    larger,
    plan,
    cars,
    better,
    call,
    stranger,
    system,
    hold,
    book,
    checkIn,
    row,
    messages,
    conflict,
    claims,
    carOf,
  }
}

/** Everything that must always be true still is. */
export async function expectSound(world: TestWorld): Promise<void> {
  const results = await checkInvariants(world.sql)
  expect(results.filter((result) => result.breaches.length > 0)).toEqual([])
}

/** All rows that a verb of the desk may change, to compare before and after a refusal. */
export async function everything({ sql }: TestWorld): Promise<unknown> {
  const [bookings, claims, units, conflicts, history, notes] = await Promise.all([
    sql`select * from bookings order by id`,
    sql`select * from claims order by id`,
    sql`select * from units order by id`,
    sql`select * from booking_conflicts order by id`,
    sql`select * from claim_history order by id`,
    sql`select id from notifications order by id`,
  ])
  return { bookings, claims, units, conflicts, history, notes }
}
