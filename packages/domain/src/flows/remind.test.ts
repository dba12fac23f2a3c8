import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { mailbox, sendMessage } from '../notifications/index.ts'
import { reactions } from '../registry.ts'
import {
  cancelBooking,
  chargeBooking,
  deskCheckIn,
  deskCheckOut,
  modifyBooking,
  remind,
  sweeps,
} from './index.ts'
import { contact, expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

const hours = (n: number) => n * minutes(60)

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const system = () => systemCall(world.runtime, 'test')
const letters = async () =>
  (await mailbox(world.call(), { recipient: contact.email })).map(({ kind }) => kind).sort()

/** Reminds and sends, by two workers at the same moment. */
async function pass(ms: number) {
  world.clock.advance(ms)
  await Promise.all([remind(system(), {}), remind(system(), {})])
  world.clock.advance(minutes(2))
  await Promise.all([sweeps.sendDueMessages(system(), {}), sweeps.sendDueMessages(system(), {})])
}

/** A paid booking from Saturday 10:00 to Monday 10:00 in Paris; the clocks go forward in between. */
async function booked() {
  const held = await world.hold({ from: '2026-03-28T09:00:00Z', to: '2026-03-30T08:00:00Z' })
  await world.pay(held.id)
  world.clock.set(new Date('2026-03-27T08:59:00Z'))
  return held.id
}

it('a day and two hours before the pick-up, and before the return, once each, over a change of the clocks', async () => {
  const bookingId = await booked()
  await pass(0)
  expect(await letters()).toEqual([])
  await pass(minutes(2))
  await pass(minutes(2))
  expect(await letters()).toEqual(['pickup_reminder'])
  await pass(hours(22))
  expect(await letters()).toEqual(['pickup_reminder', 'pickup_soon'])
  await pass(hours(1) + minutes(30))
  await deskCheckIn(world.call(world.staffActor), { bookingId })
  world.clock.set(new Date('2026-03-30T06:01:00Z'))
  await pass(0)
  await pass(hours(1) + minutes(30))
  await pass(minutes(2))
  expect(await letters()).toEqual(['pickup_reminder', 'pickup_soon', 'return_reminder', 'return_soon'])
  const [letter] = (await mailbox(world.call(), { recipient: contact.email })).filter(
    ({ kind }) => kind === 'return_reminder',
  )
  expect(letter?.textBody).toContain('Mon 30 Mar, 10:00, Paris time')
})

it('a booking that was moved is reminded of its new time', async () => {
  const bookingId = await booked()
  await pass(minutes(2))
  const { version } = await world.see(bookingId)
  await modifyBooking(world.call(guest), {
    ...{ bookingId, version },
    from: '2026-03-29T09:00:00Z',
    to: '2026-03-31T08:00:00Z',
  })
  await pass(minutes(2))
  expect(await letters()).toEqual(['pickup_reminder'])
  await pass(hours(24))
  expect((await letters()).filter((kind) => kind === 'pickup_reminder')).toHaveLength(2)
})

it('one that was cancelled before the worker came is not reminded', async () => {
  const bookingId = await booked()
  world.clock.advance(minutes(2))
  await remind(system(), {})
  await cancelBooking(world.call(guest), { bookingId })
  await pass(minutes(2))
  expect(await letters()).toEqual([])
  const [row] = await world.sql`select sent_at, skipped_at from notifications where kind = 'pickup_reminder'`
  expect(row).toMatchObject({ sent_at: null, skipped_at: expect.any(Date) })
})

it('who books an hour ahead is not told what they know', async () => {
  const held = await world.hold()
  await world.pay(held.id)
  await pass(minutes(5))
  expect(await letters()).toEqual([])
})

it('who holds without paying is told before it runs out, once; who has paid is not', async () => {
  await world.hold()
  const paid = await world.hold({ from: '2026-03-05T09:00:00Z', to: '2026-03-06T09:00:00Z' })
  world.clock.advance(minutes(6))
  await remind(system(), {})
  await world.pay(paid.id)
  expect(await letters()).toEqual([])
  world.clock.advance(minutes(1))
  await remind(system(), {})
  world.clock.advance(minutes(2))
  for (const _ of [1, 2]) await remind(system(), {})
  const queued = await world.sql`select kind from notifications where booking_id <> ${paid.id}`
  expect(queued).toEqual([{ kind: 'hold_ending' }])
  expect(await world.sql`select 1 from notifications where booking_id = ${paid.id}`).toHaveLength(0)
})

it('a hold that was paid before the worker came is not told that it runs out', async () => {
  const held = await world.hold()
  world.clock.advance(minutes(8))
  await remind(system(), {})
  await world.pay(held.id)
  world.clock.advance(minutes(1))
  const [row] = await world.sql<{ id: string }[]>`select id from notifications where kind = 'hold_ending'`
  await sendMessage(system(), { notificationId: row?.id ?? '' })
  expect(await letters()).toEqual([])
})

it('who picks up, or parks, is told until when, once', async () => {
  const held = await world.hold()
  await world.pay(held.id)
  world.clock.advance(hours(1))
  await deskCheckIn(world.call(world.staffActor), { bookingId: held.id })
  const [event] = await world.sql<{ id: number; type: string; payload: unknown }[]>`
    select id, type, payload from outbox where type = 'booking.checked_in'`
  const tell = reactions['booking.checked_in']?.find(({ name }) => name === 'tell.checked_in')
  for (const _ of [1, 2]) if (event) await tell?.run(world.runtime, event)
  await pass(minutes(2))
  expect(await letters()).toEqual(['checked_in'])
})

it('a charge is told, and that the card said no, once each', async () => {
  const held = await world.hold()
  const { checkoutSessionId } = await world.pay(held.id)
  const bookingId = held.id
  world.clock.advance(hours(1))
  await deskCheckIn(world.call(world.staffActor), { bookingId })
  await deskCheckOut(world.call(world.staffActor), { bookingId })
  world.gateway.declines.set(`cus_${checkoutSessionId}`, 'expired_card')
  const charge = { bookingId, kind: 'fine', note: 'Speeding on the A6', amountMinor: 20_000 } as const
  await chargeBooking(world.call(world.staffActor), charge)
  await pass(minutes(2))
  await sweeps.collectDues(system(), {})
  const events = await world.sql<{ id: number; type: string; payload: unknown }[]>`
    select id, type, payload from outbox order by id`
  for (const event of [...events, ...events]) {
    for (const { name, run } of reactions[event.type] ?? [])
      if (/^tell.(booking_charged|payment_failed)$/.test(name)) await run(world.runtime, event)
  }
  await pass(minutes(2))
  expect(await letters()).toEqual(['booking_charged', 'payment_failed'])
  const [failed, charged] = (await mailbox(world.call(), { recipient: contact.email })).toSorted((a, b) =>
    b.kind.localeCompare(a.kind),
  )
  expect(charged?.textBody).toContain('Fine: Speeding on the A6')
  expect(charged?.subject).toContain('€200.00')
  expect(failed?.subject).toContain('could not be taken from your card')
})
