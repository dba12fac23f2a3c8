import { expect, test } from 'vitest'
import type { T } from '../../i18n/index.ts'
import { actorOf, detailsOf, type Entry, titleOf } from './history-items.ts'

/** Shows keys and values as they are asked for. */
const t: T = (key, ...[values]) => (values ? `${key} ${Object.values(values).join(',')}` : key)
const money = (minor: number) => `€${minor / 100}`

const entry = (verb: string, detail: Entry['detail'] = {}): Entry => ({
  at: '2026-05-12T08:00:00.000Z',
  verb,
  actorKind: 'system',
  actorName: null,
  detail,
})

test('a verb is told in words, with how it ended where that is the point', () => {
  expect(titleOf(t, entry('booking.checkIn'))).toBe('history.verbs.booking/checkIn')
  expect(titleOf(t, entry('gate.reportGate', { status: 'opened' }))).toBe(
    'history.verbs.gate/reportGate history.values.opened',
  )
  expect(titleOf(t, entry('payments.recordPayment', { from: 'open', to: 'succeeded' }))).toBe(
    'history.verbs.payments/recordPayment history.values.succeeded',
  )
})

test('a verb that nobody has worded yet is shown as it is, not left out', () => {
  expect(titleOf(t, entry('booking.teleport'))).toBe('booking.teleport')
})

test('a check-in that moved the booking says so', () => {
  expect(titleOf(t, entry('booking.checkIn', { movedFrom: 'a', movedTo: 'b' }))).toBe('history.verbs.moved')
})

test('details are the change of status, the amount, and how; ids say nothing', () => {
  expect(
    detailsOf(t, entry('booking.confirm', { from: 'pending', to: 'confirmed', unitId: 'x' }), money),
  ).toEqual(['history.detail.change bookings.statusOf.pending,bookings.statusOf.confirmed'])
  expect(
    detailsOf(t, entry('payments.requestRefund', { amountMinor: 1250, reason: 'cancelled' }), money),
  ).toEqual(['€12.5', 'history.detail.reason history.values.cancelled'])
})

test('staff are named, whether they act themselves or the system acts for them', () => {
  expect(actorOf(t, { ...entry('x'), actorKind: 'user', actorName: 'Ana' })).toBe('Ana')
  expect(actorOf(t, { ...entry('x'), actorName: 'Ana' })).toBe('history.by.systemFor Ana')
  expect(actorOf(t, { ...entry('x'), actorKind: 'anonymous' })).toBe('history.by.anonymous')
})
