import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { closeTill, moveCash } from '../payments/index.ts'
import { reactions } from '../registry.ts'
import { makeBranch, makeRatePlan, makeUnit, userActor } from '../testing.ts'
import {
  bookingDocuments,
  cancelBooking,
  cashOfBooking,
  chargeBooking,
  deskCheckIn,
  deskCheckOut,
  handOverRefund,
  listTills,
  openTillAt,
  papersForRefund,
  payInCash,
  receiptForPayment,
  settlePayment,
  startCheckout,
  sweeps,
  tillMovements,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const staff = () => world.call(world.staffActor)
const system = () => systemCall(world.runtime, 'test')
const stranger = () => world.call(userActor('agent', ['elsewhere']))

const open = async (
  floatMinor = 10_000,
  drawer = 1,
  branchId = world.branch.id,
  by: Actor = world.staffActor,
) => (await openTillAt(world.call(by), { branchId, drawer, floatMinor })).sessionId

const holds = async (sessionId: string) =>
  (await world.sql`select balance_minor from till_sessions where id = ${sessionId}`)[0]?.balance_minor

/** What an account of the ledger came to. */
const booked = async (account: string) =>
  (
    await world.sql<{ sum: number }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as sum from ledger_entries where account = ${account}`
  )[0]?.sum

describe('a till', () => {
  it('is opened with a float, once a drawer, by staff of the branch alone', async () => {
    const sessionId = await open()
    await expect(open()).rejects.toMatchObject({ code: 'TILL_OPEN', data: { drawer: 1 } })
    await open(0, 2)
    await expect(
      openTillAt(stranger(), { branchId: world.branch.id, drawer: 3, floatMinor: 1 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const ask of [
      () => moveCash(stranger(), { sessionId, direction: 'in', amountMinor: 1, reason: 'change' }),
      () => closeTill(stranger(), { sessionId, countedMinor: 0 }),
      () => tillMovements(stranger(), { sessionId }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { open: tills, currency } = await listTills(staff(), { branchId: world.branch.id })
    expect(currency).toBe('EUR')
    expect(tills.map(({ drawer, balanceMinor }) => [drawer, balanceMinor])).toEqual([
      [1, 10_000],
      [2, 0],
    ])
  })

  it('opened by two at once is opened by one', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => open()))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('takes and gives cash for a reason, and no more than it holds', async () => {
    const sessionId = await open()
    await moveCash(staff(), { sessionId, direction: 'in', amountMinor: 5_000, reason: 'Change' })
    await moveCash(staff(), { sessionId, direction: 'out', amountMinor: 12_000, reason: 'To the bank' })
    await expect(
      moveCash(staff(), { sessionId, direction: 'out', amountMinor: 3_001, reason: 'To the bank' }),
    ).rejects.toMatchObject({ code: 'TILL_SHORT', data: { balanceMinor: 3_000 } })
    expect(await holds(sessionId)).toBe(3_000)
    const moved = await tillMovements(staff(), { sessionId })
    expect(moved.map(({ kind, amountMinor, reason }) => [kind, amountMinor, reason])).toEqual([
      ['float', 10_000, null],
      ['pay_in', 5_000, 'Change'],
      ['pay_out', -12_000, 'To the bank'],
    ])
    expect([await booked('cash'), await booked('cash_safe')]).toEqual([3_000, -3_000])
  })

  it.each([
    ['short', 9_350, -650],
    ['over', 10_020, 20],
    ['right', 10_000, 0],
    ['empty', 0, -10_000],
  ])(
    'closed with a count that is %s books the difference on its own account',
    async (_how, counted, difference) => {
      const sessionId = await open()
      const answer = await closeTill(staff(), { sessionId, countedMinor: counted, note: ' ' })
      expect(answer).toEqual({ differenceMinor: difference })
      expect(await booked('cash')).toBe(0)
      expect(await booked('cash_differences')).toBe(0 - difference)
      const { open: tills, closed } = await listTills(staff(), { branchId: world.branch.id })
      expect(tills).toEqual([])
      expect(closed).toMatchObject([{ expectedMinor: 10_000, countedMinor: counted, note: null }])
      await expect(closeTill(staff(), { sessionId, countedMinor: 0 })).rejects.toMatchObject({
        code: 'TILL_CLOSED',
      })
      await open()
    },
  )
})

/** A booking that is out, with something charged for that it owes. */
async function owing(amountMinor: number) {
  const held = await world.hold()
  await world.pay(held.id)
  world.clock.advance(minutes(60))
  await deskCheckIn(staff(), { bookingId: held.id })
  await chargeBooking(staff(), { bookingId: held.id, kind: 'cleaning', note: 'Sand', amountMinor })
  return held.id
}

describe('cash for a booking', () => {
  it('pays what it owes, with a receipt that says so, and leaves nothing to be collected', async () => {
    const bookingId = await owing(4_500)
    const sessionId = await open()
    expect(await cashOfBooking(staff(), { bookingId })).toMatchObject({
      dueMinor: 4_500,
      tills: [{ id: sessionId }],
    })
    const paid = await payInCash(staff(), { bookingId, sessionId, amountMinor: 4_500 })
    expect(paid).toMatchObject({ dueMinor: 0, payment: { paidMinor: 16_500 } })
    const [payment] = await world.sql<{ id: string }[]>`select id from payments where method = 'cash'`
    await receiptForPayment(system(), { paymentId: payment?.id ?? '' })
    const [receipt] =
      await world.sql`select subject -> 'payment' ->> 'method' as method, total_minor from documents`
    expect(receipt).toEqual({ method: 'cash', total_minor: 4_500 })
    await deskCheckOut(staff(), { bookingId })
    world.clock.advance(minutes(2))
    await sweeps.collectDues(system(), {})
    expect(await world.see(bookingId)).toMatchObject({ dueMinor: 0 })
    expect(await holds(sessionId)).toBe(14_500)
    expect(await booked('cash')).toBe(14_500)
  })

  it('of another amount than is due, or twice, or into a closed till, is refused and changes nothing', async () => {
    const bookingId = await owing(4_500)
    const sessionId = await open()
    const pay = (amountMinor: number, by = staff()) => payInCash(by, { bookingId, sessionId, amountMinor })
    await expect(pay(4_000)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', data: { dueMinor: 4_500 } })
    await expect(pay(4_500, stranger())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const twice = await Promise.allSettled([pay(4_500), pay(4_500)])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(pay(4_500)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect(await holds(sessionId)).toBe(14_500)
    await closeTill(staff(), { sessionId, countedMinor: 14_500 })
    await chargeBooking(staff(), { bookingId, kind: 'fine', note: 'Speeding', amountMinor: 100 })
    await expect(pay(100)).rejects.toMatchObject({ code: 'TILL_CLOSED' })
  })

  it('confirms a hold, and who pays its open checkout as well gets that back', async () => {
    const { id: bookingId } = await world.hold()
    const checkout = await startCheckout(world.call(guest), { bookingId })
    const sessionId = await open()
    const paid = await payInCash(staff(), { bookingId, sessionId, amountMinor: 12_000 })
    expect(paid).toMatchObject({ status: 'confirmed', dueMinor: 0 })
    world.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(system(), { paymentId: checkout.paymentId })
    const refunds = await world.sql`
      select r.amount_minor, p.method from refunds r join payments p on p.id = r.payment_id`
    expect(refunds).toMatchObject([{ amount_minor: 12_000 }])
  })

  it('closes the checkout that was open', async () => {
    const { id: bookingId } = await world.hold()
    const { checkoutSessionId } = await startCheckout(world.call(guest), { bookingId })
    await payInCash(staff(), { bookingId, sessionId: await open(), amountMinor: 12_000 })
    const [payment] = await world.sql<{ id: string }[]>`select id from payments where method = 'cash'`
    for (const { run } of reactions['payment.succeeded'] ?? [])
      await run(world.runtime, {
        id: 1,
        type: 'payment.succeeded',
        payload: { bookingId, paymentId: payment?.id },
      })
    expect((await world.gateway.fetchCheckout(checkoutSessionId)).sessionStatus).toBe('expired')
  })

  it('comes too late for a hold that has ended', async () => {
    const { id: bookingId } = await world.hold()
    const sessionId = await open()
    world.clock.advance(minutes(11))
    expect(await cashOfBooking(staff(), { bookingId })).toMatchObject({ dueMinor: 0 })
    await expect(payInCash(staff(), { bookingId, sessionId, amountMinor: 12_000 })).rejects.toMatchObject({
      code: 'HOLD_EXPIRED',
    })
  })
})

describe('a refund of cash', () => {
  it('waits for its customer, is handed over once, and has its receipt', async () => {
    const { id: bookingId } = await world.hold()
    const sessionId = await open(0)
    await payInCash(staff(), { bookingId, sessionId, amountMinor: 12_000 })
    await cancelBooking(staff(), { bookingId })
    world.clock.advance(minutes(5))
    await sweeps.sendRefunds(system(), {})
    expect(world.gateway.refunds.size).toBe(0)
    const { refunds } = await listTills(staff(), { branchId: world.branch.id })
    expect(refunds).toMatchObject([{ bookingId, amountMinor: 12_000, contactName: 'Ada Byron' }])
    const refundId = refunds[0]?.id ?? ''
    const empty = await open(0, 2)
    await expect(handOverRefund(staff(), { refundId, sessionId: empty })).rejects.toMatchObject({
      code: 'TILL_SHORT',
    })
    await expect(handOverRefund(stranger(), { refundId, sessionId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await handOverRefund(staff(), { refundId, sessionId })
    await expect(handOverRefund(staff(), { refundId, sessionId })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
    await papersForRefund(system(), { refundId })
    expect(await holds(sessionId)).toBe(0)
    expect(await world.see(bookingId)).toMatchObject({ payment: { status: 'refunded' } })
    const { items } = await bookingDocuments(world.call(guest), { bookingId })
    expect(items).toMatchObject([{ kind: 'receipt', direction: 'out', totalMinor: 12_000 }])
  })

  it('of a card is none: it goes back to the card', async () => {
    const held = await world.hold()
    await world.pay(held.id)
    await cancelBooking(staff(), { bookingId: held.id })
    const [refund] = await world.sql<{ id: string }[]>`select id from refunds`
    await expect(
      handOverRefund(staff(), { refundId: refund?.id ?? '', sessionId: await open() }),
    ).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })
})

it('counts yen by the yen', async () => {
  const tokyo = await makeBranch(world.sql, { currency: 'JPY', time_zone: 'Asia/Tokyo', country: 'JP' })
  const plan = await makeRatePlan(world.sql, { branch: tokyo, class: world.carClass })
  await makeUnit(world.sql, { branch: tokyo, class: world.carClass })
  const clerk = userActor('agent', [tokyo.id, world.branch.id])
  const { id: bookingId } = await world.hold({ branch: tokyo, plan, totalMinor: 18_240 })
  const sessionId = await open(30_000, 1, tokyo.id, clerk)
  const euros = await open(0, 1, world.branch.id, clerk)
  await expect(
    payInCash(world.call(clerk), { bookingId, sessionId: euros, amountMinor: 18_240 }),
  ).rejects.toMatchObject({ code: 'WRONG_BRANCH' })
  await payInCash(world.call(clerk), { bookingId, sessionId, amountMinor: 18_240 })
  await closeTill(world.call(clerk), { sessionId, countedMinor: 48_239 })
  const entries = await world.sql`
    select currency, sum(amount_minor)::bigint as sum from ledger_entries where account = 'cash_differences' group by 1`
  expect(entries).toMatchObject([{ currency: 'JPY', sum: 1 }])
  await expect(tillMovements(staff(), { sessionId: randomUUID() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
