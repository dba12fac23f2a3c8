import { expect, test } from 'vitest'
import { measure, narrow } from './server-clock.ts'

test('one answer with whole seconds bounds the offset by a second and the way there and back', () => {
  // The device says 10.000 to 10.200; the server, 5 s ahead, said 15.
  expect(measure(10_000, 10_200, 15_000, 1000)).toEqual({ least: 4800, most: 6000 })
})

test('answers at different parts of a second narrow each other', () => {
  const first = measure(10_000, 10_100, 15_000, 1000)
  const second = measure(10_850, 10_950, 15_000, 1000)
  const third = measure(11_050, 11_150, 16_000, 1000)
  expect(narrow(narrow(first, second), third)).toEqual({ least: 4900, most: 5150 })
})

test('an answer that contradicts what was known means that a clock was set', () => {
  const before = measure(10_000, 10_100, 15_000, 1)
  const after = measure(20_000, 20_100, 90_000, 1)
  expect(narrow(before, after)).toEqual(after)
})
