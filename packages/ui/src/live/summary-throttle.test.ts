import { expect, test } from 'vitest'
import { summaryThrottle } from './summary-throttle.ts'

const join = (messages: readonly string[], more: number) =>
  [...messages, more > 0 && `+${more}`].filter(Boolean).join('; ')

test('twenty events in ten seconds are one announcement now and one later', () => {
  const throttle = summaryThrottle(10_000, join)
  const said: string[] = []
  for (let event = 0; event < 20; event++) {
    const now = event * 500
    throttle.add(`branch-${event % 5}`, `branch ${event % 5}: ${event}`)
    const summary = throttle.take(now)
    if (summary) said.push(summary)
  }
  expect(said).toEqual(['branch 0: 0'])
  expect(throttle.wait(9_500)).toBe(500)
  expect(throttle.take(9_999)).toBeUndefined()
  expect(throttle.take(10_000)).toBe('branch 0: 15; branch 1: 16; branch 2: 17; +2')
})

test('only the latest message of a key is said', () => {
  const throttle = summaryThrottle(10_000, join)
  throttle.add('count', '12 cars')
  throttle.add('count', '11 cars')
  expect(throttle.take(0)).toBe('11 cars')
})

test('what was said is not said again', () => {
  const throttle = summaryThrottle(10_000, join)
  throttle.add('a', 'A')
  throttle.take(0)
  expect(throttle.wait(0)).toBeUndefined()
  throttle.add('b', 'B')
  expect(throttle.take(10_000)).toBe('B')
})

test('silence when there is nothing to say', () => {
  const throttle = summaryThrottle(10_000, join)
  expect(throttle.take(0)).toBeUndefined()
  expect(throttle.wait(0)).toBeUndefined()
})
