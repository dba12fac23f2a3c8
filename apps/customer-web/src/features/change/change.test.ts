import { expect, test } from 'vitest'
import { changeOutcome } from '../bookings/outcome.ts'
import { endAt, firstStep, lastStep, sliderStep } from './extend-steps.ts'
import { isFlight } from './wish.ts'

const pending = {
  id: 'mine',
  kind: 'extend' as const,
  from: '2026-07-01T08:00:00Z',
  to: '2026-07-02T08:00:00Z',
  className: { en: 'Compact', fr: 'Compacte' },
  pickupName: 'Lyon',
  dropoffName: 'Lyon',
  totalMinor: 100,
  dueMinor: 50,
  expiresAt: '2026-07-01T08:10:00Z',
  failureCode: null,
}
const closed = (status: 'applied' | 'refused') => ({
  id: 'mine',
  kind: 'extend' as const,
  status,
  at: pending.from,
  from: pending.from,
  to: pending.to,
  differenceMinor: 50,
})

test.each([
  ['the redirect alone proves nothing', { changes: [], pendingChange: pending }, false, 'confirming'],
  ['the server says so', { changes: [closed('applied')], pendingChange: null }, false, 'made'],
  [
    'made wins over a link that says left',
    { changes: [closed('applied')], pendingChange: null },
    true,
    'made',
  ],
  ['paid for in vain', { changes: [closed('refused')], pendingChange: null }, false, 'refused'],
  ['left without paying', { changes: [], pendingChange: pending }, true, 'left'],
  [
    'declined',
    { changes: [], pendingChange: { ...pending, failureCode: 'card_declined' } },
    false,
    'declined',
  ],
  ['its time ran out', { changes: [], pendingChange: null }, false, 'ended'],
  ['another waits by now', { changes: [], pendingChange: { ...pending, id: 'other' } }, false, 'ended'],
])('back from paying for a change: %s', (_, booking, left, expected) => {
  expect(changeOutcome(booking, 'mine', left)).toBe(expected)
})

const limit = { endsAt: '2026-07-01T10:00:00.000Z', stepMinutes: 30, lastEnd: '2026-07-01T13:00:00.000Z' }

test('ends go by steps after the present one, up to the last', () => {
  expect(lastStep(limit)).toBe(6)
  expect(endAt(limit, 6)).toBe(limit.lastEnd)
  expect(lastStep({ ...limit, lastEnd: null })).toBe(0)
})

test('the first end to choose lies ahead, also when it is overdue', () => {
  expect(firstStep(limit, Date.parse('2026-07-01T09:00:00Z'))).toBe(1)
  expect(firstStep(limit, Date.parse('2026-07-01T11:00:00Z'))).toBe(3)
  expect(endAt(limit, firstStep(limit, Date.parse('2026-07-01T11:10:00Z')))).toBe('2026-07-01T11:30:00.000Z')
})

test('a slider over weeks goes by days', () => {
  expect([sliderStep(1, 600, 48), sliderStep(1, 800, 48)]).toEqual([1, 48])
})

test('a flight number is one in any writing, or nothing', () => {
  expect(['', 'af 1234', 'AF-1234A', 'U2 12'].map(isFlight)).toEqual([true, true, true, true])
  expect(['A 1', 'AF', 'flight 12'].map(isFlight)).toEqual([false, false, false])
})
