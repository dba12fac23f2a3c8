import { expect, test } from 'vitest'
import { addMonths, movedBy, weeksOf } from './preview.ts'

test('months follow one another over the year’s end', () => {
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
})

test.each([
  ['en-GB', null, '2026-03-01', 6],
  ['en-US', '2026-03-01', '2026-03-07', 5],
])('a month in weeks, in %s', (locale, first, last, rows) => {
  const weeks = weeksOf('2026-03', locale)
  expect([weeks[0]?.[0], weeks[0]?.[6], weeks.length]).toEqual([first, last, rows])
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
})

test('rules move a price against the rate plan alone', () => {
  const line = (code: string, amountMinor: number) => ({
    ...{ code, amountMinor, quantity: 1, unitMinor: amountMinor, params: {} },
    kind: code.startsWith('base') ? ('base' as const) : ('adjustment' as const),
  })
  expect(movedBy([line('base.day', 8000), line('season.a', 1200), line('weekday.b', -400)])).toBe(1000)
  expect(movedBy([line('base.day', 8000), line('extra.gps', 500)])).toBe(0)
  expect(movedBy([line('base.free', 0)])).toBe(0)
})
