import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { sendRefund } from '../payments/index.ts'
import { userActor } from '../testing.ts'
import {
  askRefund,
  bookingDocuments,
  chargeBooking,
  closeNoShow,
  collectDue,
  decideRefund,
  deskCheckIn,
  deskCheckOut,
  getBooking,
  papersForRefund,
  refundsOfBooking,
  refundsToDecide,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'
import { dueFor, owedFor } from './owed.ts'

let world: World
let bookingId: string
let manager: Actor
let other: Actor
beforeEach(async () => {
  world = await makeWorld()
  const branches = [world.branch.id, world.other.id]
  ;[manager, other] = [userActor('manager', branches), userActor('manager', branches)]
  bookingId = (await world.hold()).id
  await world.pay(bookingId)
  await world.sql`update companies set refund_limit_minor = 5000`
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

/** Out and back in time: 120.00 are paid and invoiced. */
async function ends() {
  world.clock.advance(minutes(60))
  await deskCheckIn(world.call(world.staffActor), { bookingId })
  world.clock.advance(minutes(48 * 60))
  await deskCheckOut(world.call(world.staffActor), { bookingId })
  world.clock.advance(minutes(5))
}
const ask = (amountMinor: number, by = manager) =>
  askRefund(world.call(by), { bookingId, amountMinor, note: 'The air conditioning was broken' })
const decide = (goodwillId: string, verdict: 'granted' | 'refused', by = other) =>
  decideRefund(world.call(by), { goodwillId, verdict })
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'done',
    (error) => error.code,
  )
const refunds = () =>
  world.sql`select amount_minor, status, reason from refunds where cause like 'goodwill:%' order by created_at, amount_minor`

/** What workers do about refunds and what is due. */
async function settle() {
  const system = systemCall(world.runtime, 'test')
  for (const { id } of await world.sql<{ id: string }[]>`select id from refunds where status = 'requested'`) {
    await sendRefund(system, { refundId: id })
    await papersForRefund(system, { refundId: id })
  }
  for (const { id } of await world.sql<{ id: string }[]>`select id from collections where settled_at is null`)
    await collectDue(system, { collectionId: id })
}

describe('who runs a branch', () => {
  it('gives a part back at once, to the card; the invoice is credited, and it is not owed again', async () => {
    await ends()
    expect(await ask(3000)).toMatchObject({
      refundableMinor: 9000,
      aloneMinor: 2000,
      items: [{ status: 'granted' }],
    })
    await settle()
    expect(await refunds()).toEqual([{ amount_minor: 3000, status: 'succeeded', reason: 'goodwill' }])
    const { items } = await bookingDocuments(world.call(guest), { bookingId })
    expect(items.filter(({ kind }) => kind === 'credit_note')).toMatchObject([{ totalMinor: 3000 }])
    expect(await getBooking(world.call(guest), { bookingId })).toMatchObject({
      dueMinor: 0,
      payment: { refundedMinor: 3000 },
    })
    await chargeBooking(world.call(world.staffActor), {
      bookingId,
      kind: 'fine',
      note: 'Speeding',
      amountMinor: 4500,
    })
    expect((await getBooking(world.call(guest), { bookingId })).dueMinor).toBe(4500)
    expect(await dueFor(world.sql, bookingId)).toBe(4500)
  })

  it('gives all back of what was kept for who did not come, and nothing is left to be collected', async () => {
    world.clock.set(new Date('2026-03-03T12:00:00Z'))
    await closeNoShow(world.call(world.staffActor), { bookingId })
    await settle()
    world.clock.advance(minutes(1))
    const { refundableMinor } = await refundsOfBooking(world.call(manager), { bookingId })
    await world.sql`update companies set refund_limit_minor = 20000`
    expect(refundableMinor).toBe(4000)
    await ask(1000)
    await settle()
    expect(await owedFor(world.sql, bookingId)).toBe(3000)
    await ask(3000)
    expect((await getBooking(world.call(guest), { bookingId })).dueMinor).toBe(0)
    expect(await dueFor(world.sql, bookingId)).toBe(0)
    await settle()
    expect((await refundsOfBooking(world.call(manager), { bookingId })).refundableMinor).toBe(0)
    expect(await dueFor(world.sql, bookingId)).toBe(0)
    expect(await world.sql`select 1 from payments where cause like 'collect:%'`).toEqual([])
  })

  it('gives more than the limit only with a second person, however it is divided', async () => {
    await ends()
    await ask(4000)
    const { items, refundableMinor } = await ask(4000)
    expect([refundableMinor, items[0]]).toMatchObject([
      8000,
      { status: 'waiting', amountMinor: 4000, mayDecide: false },
    ])
    expect(await refunds()).toHaveLength(1)
    const goodwillId = items[0]?.id ?? ''
    expect(await codeOf(decide(goodwillId, 'granted', manager))).toBe('FORBIDDEN')
    const waiting = () => refundsToDecide(world.call(other), { branchId: world.branch.id })
    expect(await waiting()).toMatchObject([{ id: goodwillId, mayDecide: true, contactName: 'Ada Byron' }])
    expect(await decide(goodwillId, 'granted')).toMatchObject({ refundableMinor: 4000, aloneMinor: 1000 })
    expect(await waiting()).toEqual([])
    expect(await codeOf(decide(goodwillId, 'refused'))).toBe('WRONG_STATUS')
    await settle()
    expect(await refunds()).toMatchObject([{ amount_minor: 4000 }, { amount_minor: 4000 }])
  })

  it('gives nothing that a second person refuses', async () => {
    await ends()
    const { items } = await ask(12_000)
    await decide(items[0]?.id ?? '', 'refused')
    expect(await refunds()).toEqual([])
    expect((await refundsOfBooking(world.call(manager), { bookingId })).refundableMinor).toBe(12_000)
  })

  it('gives no more than is left, also when two ask, and two decide, at once', async () => {
    await ends()
    expect(await codeOf(ask(12_001))).toBe('INVALID_INPUT')
    const asked = [await ask(9000), await ask(9000, other)].map(({ items }) => items[0]?.id ?? '')
    const tried = await Promise.all([
      codeOf(decide(asked[0] ?? '', 'granted', other)),
      codeOf(decide(asked[1] ?? '', 'granted', manager)),
    ])
    expect(tried.sort()).toEqual(['INVALID_INPUT', 'done'])
    await world.sql`update companies set refund_limit_minor = 100000`
    const again = await Promise.all([codeOf(ask(2000)), codeOf(ask(2000, other))])
    expect(again.sort()).toEqual(['INVALID_INPUT', 'done'])
  })
})

it('is not for the desk, for customers, for other branches, nor before a booking is over', async () => {
  expect(await codeOf(ask(1000))).toBe('WRONG_STATUS')
  await ends()
  expect(await codeOf(ask(1000, world.staffActor))).toBe('FORBIDDEN')
  expect(await codeOf(ask(1000, guest))).toBe('UNAUTHENTICATED')
  expect(await codeOf(ask(1000, userActor('manager', ['elsewhere'])))).toBe('NOT_FOUND')
  expect((await refundsOfBooking(world.call(world.staffActor), { bookingId })).refundableMinor).toBe(12_000)
})
