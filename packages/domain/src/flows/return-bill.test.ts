import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeUnit } from '../testing.ts'
import { guest, makeWorld, type World } from './change-world.ts'
import { deskCheckOut, previewReturn } from './index.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  await makeUnit(world.sql, { branch: world.branch, class: world.bayClass })
})
afterEach(async () => {
  expect(await world.sound()).toEqual([])
  await world.drop()
})

/** Two days: 80.00 for a car, 24.00 for a bay. */
const twoDays = { from: '2026-03-03T09:00:00Z', to: '2026-03-05T09:00:00Z' }

/** Brings it back at an instant, having looked first: the preview is what then happens. */
async function bringBack(product: 'rental' | 'parking', at: string) {
  const classId = product === 'rental' ? world.carClass.id : world.bayClass.id
  const { id: bookingId } = await world.out({ ...twoDays, classId })
  world.clock.set(new Date(at))
  const preview = await previewReturn(world.call(guest), { bookingId })
  const returned = await deskCheckOut(world.call(world.staff), { bookingId })
  expect(returned.bill?.totalMinor ?? returned.totalMinor).toBe(preview.totalMinor)
  expect(returned.bill?.lines ?? returned.lines).toEqual(preview.lines)
  expect(returned.dueMinor).toBe(preview.dueMinor)
  expect(returned.payment.refundedMinor).toBe(preview.refundMinor)
  return { preview, returned }
}

it.each([
  ['rental', '2026-03-04T09:00:00Z', 'early_refund', 4000, 0, 4000],
  ['parking', '2026-03-04T09:00:00Z', 'early_refund', 1200, 0, 1200],
  ['rental', '2026-03-05T09:29:00Z', 'as_booked', 8000, 0, 0],
  ['rental', '2026-03-05T10:30:00Z', 'late', 9000, 1000, 0],
  ['rental', '2026-03-05T11:30:00Z', 'late', 12_000, 4000, 0],
  ['parking', '2026-03-05T09:10:00Z', 'as_booked', 2400, 0, 0],
  ['parking', '2026-03-05T09:11:00Z', 'late', 2403, 3, 0],
] as const)('%s brought back at %s: %s', async (product, at, rule, totalMinor, dueMinor, refundMinor) => {
  const { preview } = await bringBack(product, at)
  expect(preview).toMatchObject({ rule, totalMinor, dueMinor, refundMinor })
})

it('what is due after a late return is paid like anything else', async () => {
  const { returned } = await bringBack('rental', '2026-03-05T10:30:00Z')
  expect(returned).toMatchObject({ status: 'completed', bill: { totalMinor: 9000 } })
  expect(await world.pay(returned.id)).toMatchObject({ amountMinor: 1000 })
  expect(await world.see(returned.id)).toMatchObject({ dueMinor: 0, payment: { paidMinor: 9000 } })
})

it('leaving early frees the rest at once', async () => {
  await bringBack('rental', '2026-03-04T09:00:00Z')
  await world.hold({ from: '2026-03-04T10:00:00Z', to: '2026-03-05T09:00:00Z' })
})

it('is previewed only while it is out', async () => {
  const { id: bookingId } = await world.book(twoDays)
  await expect(previewReturn(world.call(guest), { bookingId })).rejects.toMatchObject({
    code: 'WRONG_STATUS',
  })
})
