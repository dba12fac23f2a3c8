import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Booking, ChangePreview } from '../booking/contract.ts'
import { guest, hours, makeWorld, minutes, type World } from './change-world.ts'
import { cancelBooking, previewCancel, previewExtend, previewModify } from './index.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(3)
})
afterEach(async () => {
  expect(await world.sound()).toEqual([])
  await world.drop()
})

const at = (hoursFromNow: number) => new Date(world.clock.now().getTime() + hours(hoursFromNow)).toISOString()
/** A start at least two days ahead, in the free time, and a length, in hours. */
const period = fc.record({
  start: fc.integer({ min: 50, max: 400 }),
  length: fc.integer({ min: 1, max: 300 }),
})
const wishOf = ({ start, length }: { start: number; length: number }) => ({
  from: at(start),
  to: at(start + length),
})

/** Makes a change as a customer does, paying what it asks for; it comes to what its preview said. */
async function changeAndPay(booking: Booking, wish: { from: string; to: string }): Promise<Booking> {
  const input = { bookingId: booking.id, version: booking.version, ...wish }
  const preview = await previewModify(world.call(guest), input)
  world.clock.advance(1000)
  const asked = await world.modify(booking.id, wish)
  expect(asked.pendingChange !== null).toBe(preview.paysFirst)
  if (preview.paysFirst) expect((await world.pay(booking.id)).amountMinor).toBe(preview.dueMinor)
  const after = await world.see(booking.id)
  expectAsPreviewed(booking, preview, after)
  return after
}

function expectAsPreviewed(before: Booking, preview: ChangePreview, after: Booking): void {
  expect(after).toMatchObject({
    from: preview.from,
    to: preview.to,
    totalMinor: preview.newTotalMinor,
    lines: preview.lines,
  })
  expect(after.payment.refundedMinor - before.payment.refundedMinor).toBe(preview.refundMinor)
  expect(after.payment.paidMinor - before.payment.paidMinor).toBe(preview.paysFirst ? preview.dueMinor : 0)
  // What we have is what it costs.
  expect(after.payment.paidMinor - after.payment.refundedMinor).toBe(after.totalMinor)
}

it('there and back before the limit costs nothing; each step is what its preview said', async () => {
  await fc.assert(
    fc.asyncProperty(period, period, async (first, second) => {
      const booked = await world.book(wishOf(first))
      const there = wishOf(second)
      const away = await changeAndPay(booked, there)
      const back = await changeAndPay(away, { from: booked.from, to: booked.to })
      expect(back.totalMinor).toBe(booked.totalMinor)
      const preview = await previewCancel(world.call(guest), { bookingId: booked.id })
      expect(preview).toMatchObject({ feeMinor: 0, refundMinor: booked.totalMinor })
      const cancelled = await cancelBooking(world.call(guest), { bookingId: booked.id })
      expect(cancelled.payment.refundedMinor).toBe(cancelled.payment.paidMinor)
    }),
    { numRuns: 6 },
  )
})

it('after the limit, what goes back and what is kept are what was paid', async () => {
  const late = fc.record({
    first: fc.integer({ min: 20, max: 120 }),
    second: fc.integer({ min: 1, max: 120 }),
  })
  await fc.assert(
    fc.asyncProperty(late, async ({ first, second }) => {
      const start = at(23)
      const booked = await world.book({
        from: start,
        to: new Date(Date.parse(start) + hours(first)).toISOString(),
      })
      world.clock.advance(minutes(61))
      const changed = await changeAndPay(booked, {
        from: booked.from,
        to: new Date(Date.parse(start) + hours(second)).toISOString(),
      })
      const fee = changed.lines.find(({ kind }) => kind === 'change_fee')?.amountMinor ?? 0
      expect(fee).toBe(Math.min(4000, Math.max(0, booked.totalMinor - changed.totalMinor + fee)))
      const preview = await previewCancel(world.call(guest), { bookingId: booked.id })
      const cancelled = await cancelBooking(world.call(guest), { bookingId: booked.id })
      const { paidMinor, refundedMinor } = cancelled.payment
      expect(paidMinor - refundedMinor).toBe(preview.feeMinor)
    }),
    { numRuns: 6 },
  )
})

it('an end up to the last one can be had and none beyond it; each costs what was said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 48 }),
      async (gap, wanted) => {
        const own = await makeWorld(1)
        try {
          const mine = await own.out({ from: '2026-03-03T09:00:00Z', to: '2026-03-05T09:00:00Z' })
          const next = new Date(Date.parse(mine.to) + hours(1) + gap * minutes(30))
          await own.book({
            unitId: own.cars[0]?.id ?? '',
            from: next.toISOString(),
            to: new Date(next.getTime() + hours(24)).toISOString(),
          })
          const last = new Date(next.getTime() - hours(1))
          const end = new Date(Date.parse(mine.to) + wanted * minutes(30))
          const preview = await previewExtend(own.call(guest), { bookingId: mine.id, to: end.toISOString() })
          expect(preview.lastEnd).toBe(last.toISOString())
          expect(preview.change !== null).toBe(end <= last)
          const tried = await own.extend(mine.id, end.toISOString(), own.staff).catch(() => null)
          expect(tried?.totalMinor).toBe(preview.change?.newTotalMinor)
          expect(await own.sound()).toEqual([])
        } finally {
          await own.drop()
        }
      },
    ),
    { numRuns: 5 },
  )
})
