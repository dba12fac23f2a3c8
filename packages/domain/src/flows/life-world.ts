/** What the tests of a booking's life stand on: two branches, cars, and a guest who books and pays. */

import { checkInvariants } from '@forecourt/db/invariants'
import { expect } from 'vitest'
import { type Actor, systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeQuote, makeRatePlan, makeUnit } from '../testing.ts'
import { getBooking, holdQuote, settlePayment, startCheckout } from './index.ts'

export const contact = { name: 'Ada Byron', email: 'ada@example.test' }
export const minutes = (n: number) => n * 60_000
export const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }

export type World = Awaited<ReturnType<typeof makeWorld>>

/** One branch with `units` cars of one class, on a Monday at 08:00 UTC. */
export async function makeWorld(units = 1) {
  const at = await createTestRuntime()
  const branch = await makeBranch(at.sql)
  const other = await makeBranch(at.sql)
  const carClass = await makeClass(at.sql)
  const bayClass = await makeClass(at.sql, { product: 'parking' })
  const plan = await makeRatePlan(at.sql, { branch, class: carClass })
  const cars = await Promise.all(
    Array.from({ length: units }, () => makeUnit(at.sql, { branch, class: carClass })),
  )
  const staffActor: Actor = {
    kind: 'user',
    userId: crypto.randomUUID(),
    role: 'agent',
    branchIds: [branch.id, other.id],
    guestHash: null,
  }
  const quote = (over: Partial<Parameters<typeof makeQuote>[1]> = {}) =>
    makeQuote(at.sql, {
      branch,
      class: carClass,
      plan,
      from: '2026-03-02T09:00:00Z',
      to: '2026-03-04T09:00:00Z',
      madeAt: at.clock.now(),
      ...over,
    })
  const hold = async (over: Partial<Parameters<typeof makeQuote>[1]> = {}, by: Actor = guest) =>
    holdQuote(at.call(by), { quoteId: (await quote(over)).id, contact, plate: 'AB-123-CD' })
  const pay = async (bookingId: string) => {
    const checkout = await startCheckout(at.call(guest), { bookingId })
    at.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(at.runtime, 'test'), { paymentId: checkout.paymentId })
    return checkout
  }
  const see = (bookingId: string) => getBooking(at.call(guest), { bookingId })
  return { ...at, branch, other, carClass, bayClass, plan, cars, staffActor, quote, hold, pay, see }
}

export async function expectSound(world: World) {
  const results = await checkInvariants(world.sql)
  expect(results.filter((result) => result.breaches.length > 0)).toEqual([])
}
