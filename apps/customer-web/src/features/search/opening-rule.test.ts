import { expect, test } from 'vitest'
import { openingRule } from './opening-rule.ts'

const texts = { opens: (time: string) => `Opens ${time}`, closedDay: 'Closed all day' }
const intervals = [
  { from: '2026-07-01T08:00:00+02:00', to: '2026-07-01T12:00:00+02:00' },
  { from: '2026-07-01T14:00:00+02:00', to: '2026-07-01T18:00:00+02:00' },
  { from: '2026-07-03T08:00:00+02:00', to: '2026-07-03T12:00:00+02:00' },
]
const rule = openingRule(intervals, 'Europe/Paris', texts)

test.each([
  ['2026-07-01', '07:30', { closed: 'Opens 08:00' }],
  ['2026-07-01', '10:00', 'open'],
  ['2026-07-01', '12:00', 'open'],
  ['2026-07-01', '12:30', { closed: 'Opens 14:00' }],
  ['2026-07-01', '18:30', { closed: 'Closed all day' }],
  ['2026-07-02', '10:00', { closed: 'Closed all day' }],
  ['2026-07-03', '07:00', { closed: 'Opens 08:00' }],
] as const)('%s %s', (date, time, expected) => {
  expect(rule(date, time, 'start')).toEqual(expected)
})

test('beyond what is known, nothing is closed yet', () => {
  expect(rule('2026-09-01', '03:00', 'start')).toBe('open')
})
