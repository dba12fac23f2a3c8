import { expect, test } from 'vitest'
import { liveState, retryDelayMs } from './live-state.ts'

const start = 1_000_000

test.each([
  ['just opened', 0, null, 'connecting'],
  ['no contact for half a minute', 30_000, null, 'stale'],
  ['heard', 5_000, 4_000, 'live'],
  ['quiet, but not for long', 33_999, 4_000, 'live'],
  ['silent for 30 s', 34_000, 4_000, 'stale'],
])('%s', (_, after, heardAfter, expected) => {
  expect(liveState(start + after, start, heardAfter === null ? null : start + heardAfter)).toBe(expected)
})

test('pauses grow, but never beyond the time in which silence is noticed', () => {
  expect([0, 1, 2, 3, 4, 9].map(retryDelayMs)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})
