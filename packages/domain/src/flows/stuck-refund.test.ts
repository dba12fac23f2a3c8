import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { closeTill, receiveEvent, sendRefund } from '../payments/index.ts'
import { reactions } from '../registry.ts'
import { userActor } from '../testing.ts'
import {
  cancelBooking,
  cashOfBooking,
  getBooking,
  handOverRefund,
  noteRefundTransfer,
  openTillAt,
  papersForRefund,
  processStripeEvent,
  refundsStuck,
  sweeps,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

let world: World
let bookingId: string
let refundId: string
let boss: Actor
beforeEach(async () => {
  world = await makeWorld()
  boss = userActor('manager', [world.branch.id])
  bookingId = (await world.hold()).id
  await world.pay(bookingId)
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const system = () => systemCall(world.runtime, 'test')

/** The booking is cancelled, and what it cost is asked back for. */
async function giveBack(): Promise<void> {
  await cancelBooking(world.call(guest), { bookingId })
  const [refund] = await world.sql<{ id: string }[]>`select id from refunds where booking_id = ${bookingId}`
  refundId = refund?.id ?? ''
  await sendRefund(system(), { refundId })
}

/** The provider tells that something became of it. */
async function told(type: string): Promise<void> {
  const id = `evt_${type}_${world.clock.now().getTime()}`
  await receiveEvent(system(), { id, type, objectId: `re_${refundId}` })
  await processStripeEvent(system(), { stripeEventId: id })
}

const state = async () => {
  const [refund] = await world.sql<{ status: string; way: string }[]>`
    select status, way from refunds where id = ${refundId}`
  return refund && `${refund.status} ${refund.way}`
}
/** What the ledger says that went out by this account. */
const out = async (account: string) => {
  const [row] = await world.sql<{ minor: number }[]>`
    select -coalesce(sum(amount_minor), 0)::bigint as minor from ledger_entries e
    join ledger_transactions t on t.id = e.transaction_id where account = ${account} and t.cause like 'refund:%'`
  return row?.minor ?? 0
}
const codeOf = (tried: Promise<unknown>) =>
  tried.then(
    () => 'done',
    (error) => error.code,
  )

/** It succeeded, and two days later the bank sent it back. */
async function comesBack(): Promise<void> {
  await giveBack()
  expect(await state()).toBe('succeeded payment')
  await papersForRefund(system(), { refundId })
  world.clock.advance(minutes(2 * 24 * 60))
  world.gateway.bank.refunds = 'failed'
  await told('refund.failed')
}

it('one over which the bank takes its time is asked for again, never sent again, and booked when it is through', async () => {
  world.gateway.bank.refunds = 'pending'
  await giveBack()
  expect(await state()).toBe('requested payment')
  expect(await out('card_clearing')).toBe(0)
  // Those that wait for their bank are not what a sweep looks for.
  world.clock.advance(minutes(30))
  expect(await sweeps.sendRefunds(system(), {})).toMatchObject({ done: 0 })
  world.clock.advance(minutes(31))
  expect(await sweeps.sendRefunds(system(), {})).toMatchObject({ done: 1 })
  expect(world.gateway.refunds.get(refundId)?.asked).toBe(1)
  world.gateway.bank.refunds = 'succeeded'
  await told('refund.updated')
  await told('refund.updated')
  expect(await state()).toBe('succeeded payment')
  expect(await out('card_clearing')).toBe(12_000)
})

it('one that comes back days later is owed, booked back, told of and seen by staff', async () => {
  await comesBack()
  expect(await state()).toBe('stuck payment')
  expect(await out('card_clearing')).toBe(0)
  expect((await getBooking(world.call(guest), { bookingId })).payment).toMatchObject({
    status: 'refunding',
    refundedMinor: 12_000,
  })
  expect(await refundsStuck(world.call(boss), { branchId: world.branch.id })).toMatchObject([
    { id: refundId, amountMinor: 12_000, cardLast4: '4242', failureCode: 'expired_or_canceled_card' },
  ])
  const [event] = await world.sql<{ id: number; type: string; payload: unknown }[]>`
    select id, type, payload from outbox where type = 'refund.stuck'`
  for (const { run } of reactions['refund.stuck'] ?? []) if (event) await run(world.runtime, event)
  expect(await world.sql`select kind from notifications where kind = 'refund_stuck'`).toHaveLength(1)
  // The same news again, and an older one that was on its way, change nothing.
  await told('refund.failed')
  world.gateway.bank.refunds = 'succeeded'
  world.clock.advance(1)
  await told('refund.updated')
  expect(await state()).toBe('stuck payment')
})

it('is handed over in cash, once', async () => {
  await comesBack()
  const { sessionId } = await openTillAt(world.call(boss), {
    branchId: world.branch.id,
    drawer: 1,
    floatMinor: 20_000,
  })
  const { refunds } = await cashOfBooking(world.call(boss), { bookingId })
  expect(refunds).toMatchObject([{ id: refundId, stuck: true }])
  await handOverRefund(world.call(boss), { refundId, sessionId })
  expect(await state()).toBe('succeeded till')
  expect(await out('cash')).toBe(12_000)
  expect(await codeOf(handOverRefund(world.call(boss), { refundId, sessionId }))).toBe('WRONG_STATUS')
  expect(await codeOf(noteRefundTransfer(world.call(boss), { refundId, note: 'SEPA 77' }))).toBe(
    'WRONG_STATUS',
  )
  await told('refund.failed')
  expect(await state()).toBe('succeeded till')
  await closeTill(world.call(boss), { sessionId, countedMinor: 8000 })
})

it('is transferred, once, by whoever runs the branch', async () => {
  await comesBack()
  const transfer = (by: Actor) => noteRefundTransfer(world.call(by), { refundId, note: 'SEPA 77' })
  expect(await codeOf(transfer(world.staffActor))).toBe('FORBIDDEN')
  expect(await codeOf(transfer(userActor('manager', ['elsewhere'])))).toBe('NOT_FOUND')
  expect(await Promise.all([codeOf(transfer(boss)), codeOf(transfer(boss))])).toEqual(
    expect.arrayContaining(['done', 'WRONG_STATUS']),
  )
  expect(await state()).toBe('succeeded transfer')
  await papersForRefund(system(), { refundId })
  await papersForRefund(system(), { refundId })
  const receipts = await world.sql<{ subject: { payment: { method: string } } }[]>`
    select subject from documents where refund_id = ${refundId} and kind = 'receipt' order by id`
  expect(receipts.map(({ subject }) => subject.payment.method)).toEqual(['card', 'transfer'])
  expect([await out('bank'), await out('card_clearing')]).toEqual([12_000, 0])
})

it('what changes nothing is done as it comes in', async () => {
  await receiveEvent(system(), { id: 'evt_1', type: 'charge.succeeded', objectId: 'ch_1' })
  expect(
    await world.sql`select 1 from stripe_events where id = 'evt_1' and processed_at is not null`,
  ).toHaveLength(1)
  expect(await world.sql`select 1 from outbox where payload->>'stripeEventId' = 'evt_1'`).toHaveLength(0)
})
