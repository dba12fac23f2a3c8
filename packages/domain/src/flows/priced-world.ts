/** What the tests of extras, promotions and points stand on: a branch of cars, quotes, holds and payments. */
import { type Actor, systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeUnit } from '../testing.ts'
import { holdQuote, makeQuote, settlePayment, startCheckout } from './index.ts'

export const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
export const minutes = (n: number) => n * 60_000

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A branch with so many cars at 40.00 a day, on a Monday at 08:00 UTC. */
export async function makeWorld(cars = 60) {
  const at = await createTestRuntime({ max: 12 })
  const { sql } = at
  const branch = await makeBranch(sql)
  const rented = await makeClass(sql)
  await makeRatePlan(sql, { branch, class: rented })
  await Promise.all(Array.from({ length: cars }, () => makeUnit(sql, { branch, class: rented })))
  const staff: Actor = {
    ...{ kind: 'user', userId: crypto.randomUUID(), role: 'agent', guestHash: null },
    branchIds: [branch.id],
  }
  const wish = {
    ...{ classId: rented.id, pickupBranchId: branch.id, driverAge: 30 },
    from: '2026-03-04T10:00:00Z',
    to: '2026-03-06T10:00:00Z',
  }
  type Wish = Partial<Parameters<typeof makeQuote>[1]>
  const quote = (over: Wish = {}, by: Actor = guest) => makeQuote(at.call(by), { ...wish, ...over })
  const holdOf = (quoteId: string, email = 'ada@example.test', by: Actor = guest) =>
    holdQuote(at.call(by), { quoteId, contact: { name: 'Ada Byron', email } })
  const hold = async (over: Wish = {}, email = 'ada@example.test', by: Actor = guest) =>
    holdOf((await quote(over, by)).id, email, by)
  const pay = async (bookingId: string, by: Actor = guest) => {
    const checkout = await startCheckout(at.call(by), { bookingId })
    at.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(at.runtime, 'test'), { paymentId: checkout.paymentId })
  }
  const system = systemCall(at.runtime, 'test')
  const used = async (promotionId: string) => {
    const [row] = await sql`select used_count, used_minor from promotions where id = ${promotionId}`
    return [row?.used_count, row?.used_minor]
  }
  return { ...at, branch, rented, wish, quote, hold, holdOf, pay, staff, system, used }
}

export const outcomes = async (attempts: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts)
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code ?? one.reason] : []))
  return { won: settled.length - codes.length, codes: [...new Set(codes)] }
}
