import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttle } from './throttle.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('twenty wishes in two seconds are one change at once and one at the end', () => {
  const action = vi.fn()
  const changes = throttle(action, 2000)
  for (let wish = 0; wish < 20; wish++) {
    changes.ask()
    vi.advanceTimersByTime(100)
  }
  expect(action).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(10_000)
  expect(action).toHaveBeenCalledTimes(2)
})

test('nothing runs after cancel', () => {
  const action = vi.fn()
  const changes = throttle(action, 2000)
  changes.ask()
  changes.ask()
  changes.cancel()
  vi.advanceTimersByTime(10_000)
  expect(action).toHaveBeenCalledTimes(1)
})
