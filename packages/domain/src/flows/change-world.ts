/** What the tests of changes of plan stand on: a branch, cars, and customers who book, pay and change their minds. */
import { checkInvariants } from '@forecourt/db/invariants'
import type { z } from 'zod'
import type { extendInput, modifyInput } from '../booking/contract.ts'
import { type Actor, systemCall } from '../kernel/index.ts'
import { createTestRuntime, makeBranch, makeClass, makeRatePlan, makeUnit } from '../testing.ts'
import {
  deskCheckIn,
  extendBooking,
  getBooking,
  holdQuote,
  makeQuote,
  modifyBooking,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'

export const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
export const minutes = (n: number) => n * 60_000
export const hours = (n: number) => n * 3_600_000

export type World = Awaited<ReturnType<typeof makeWorld>>

type Wanted = {
  from: string
  to: string
  classId?: string
  pickupBranchId?: string
  dropoffBranchId?: string
  unitId?: string
  extras?: { id: string; quantity: number }[]
}

/** Monday 2 March 2026, 08:00 UTC, in Lyon: 5.00 an hour, 40.00 a day, 60 minutes of turnaround. */
export async function makeWorld(units = 1) {
  const at = await createTestRuntime()
  const branch = await makeBranch(at.sql)
  const other = await makeBranch(at.sql)
  const carClass = await makeClass(at.sql)
  const bigClass = await makeClass(at.sql, { name_en: 'Large', name_fr: 'Grande' })
  const bayClass = await makeClass(at.sql, { product: 'parking' })
  const of = (unitClass: typeof carClass) => ({ branch, class: unitClass })
  const plan = await makeRatePlan(at.sql, of(carClass))
  await makeRatePlan(at.sql, of(bigClass), { hourly_minor: 1000, daily_minor: 8000, weekly_minor: 42_000 })
  await makeRatePlan(at.sql, of(bayClass), { hourly_minor: 200, daily_minor: 1200, weekly_minor: 6000 })
  const cars = await Promise.all(Array.from({ length: units }, () => makeUnit(at.sql, of(carClass))))
  const staff: Actor = {
    kind: 'user',
    userId: crypto.randomUUID(),
    role: 'agent',
    branchIds: [branch.id, other.id],
    guestHash: null,
  }
  const see = (bookingId: string) => getBooking(at.call(guest), { bookingId })
  const hold = async (wanted: Wanted, by: Actor = guest) => {
    const { unitId, classId = carClass.id, ...rest } = wanted
    const what = unitId === undefined ? { classId } : { unitId }
    const quote = await makeQuote(at.call(by), { ...what, pickupBranchId: branch.id, driverAge: 40, ...rest })
    const contact = { name: 'Ada Byron', email: 'ada@example.test' }
    return holdQuote(at.call(by), { quoteId: quote.id, contact, plate: 'AB-123-CD' })
  }
  /** Opens the checkout for what is owed, and pays. */
  const pay = async (bookingId: string, by: Actor = guest) => {
    const checkout = await startCheckout(at.call(by), { bookingId })
    at.gateway.settle(checkout.checkoutSessionId, 'paid')
    await settlePayment(systemCall(at.runtime, 'test'), { paymentId: checkout.paymentId })
    return checkout
  }
  const book = async (wanted: Wanted, by: Actor = guest) => {
    const held = await hold(wanted, by)
    await pay(held.id, by)
    return getBooking(at.call(by), { bookingId: held.id })
  }
  /** A booking that is out. */
  const out = async (wanted: Wanted) => {
    const { id } = await book(wanted)
    at.clock.set(new Date(wanted.from))
    return deskCheckIn(at.call(staff), { bookingId: id })
  }
  const modify = async (
    bookingId: string,
    wish: Omit<z.input<typeof modifyInput>, 'bookingId' | 'version'>,
    by: Actor = guest,
  ) => modifyBooking(at.call(by), { bookingId, version: (await see(bookingId)).version, ...wish })
  const extend = async (bookingId: string, to: z.input<typeof extendInput>['to'], by: Actor = guest) =>
    extendBooking(at.call(by), { bookingId, version: (await see(bookingId)).version, to })
  const claims = () => at.sql<{ kind: string; unit_id: string; from: Date; to: Date }[]>`
    select kind, unit_id, lower(during) as from, upper(during) as to from claims order by unit_id, lower(during)`
  const unitOf = async (bookingId: string) => {
    const [row] = await at.sql<{ unit_id: string }[]>`select unit_id from bookings where id = ${bookingId}`
    return row?.unit_id
  }
  const sendRefunds = async () => {
    at.clock.advance(minutes(2))
    await sweeps.sendRefunds(systemCall(at.runtime, 'test'), {})
  }
  const sound = async () => {
    const findings = await checkInvariants(at.sql)
    return findings.filter((finding) => finding.breaches.length > 0)
  }
  const more = { branch, other, carClass, bigClass, bayClass, plan, cars, staff }
  return { ...at, ...more, see, hold, pay, book, out, modify, extend, claims, unitOf, sendRefunds, sound }
}
