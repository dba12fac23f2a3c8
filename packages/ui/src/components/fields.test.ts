import { describe, expect, test } from 'vitest'
import { isoDateOf } from './date-of-birth-field.tsx'
import { normalizePhone } from './phone-field.tsx'
import { normalizePlate } from './plate-field.tsx'

test.each([
  ['12-ab-34', '12AB34'],
  [' AA 123 bb ', 'AA123BB'],
  ['m·ü 1', 'MÜ1'],
])('plate %s', (typed, plate) => {
  expect(normalizePlate(typed)).toBe(plate)
})

test.each([
  ['+33 6 12 34 56 78', '+33612345678'],
  ['0033 (0)6.12.34.56.78', '+33612345678'],
  ['06 12 34 56 78', undefined],
  ['+33 6 12', undefined],
  ['call me', undefined],
])('phone %s', (typed, number) => {
  expect(normalizePhone(typed)).toBe(number)
})

describe('a date in three parts', () => {
  test.each([
    ['27', '3', '1990', '1990-03-27'],
    ['29', '2', '2000', '2000-02-29'],
    ['29', '2', '2001', undefined],
    ['31', '4', '1990', undefined],
    ['1', '13', '1990', undefined],
    ['1', '1', '90', undefined],
    ['', '1', '1990', undefined],
  ])('%s %s %s', (day, month, year, iso) => {
    expect(isoDateOf({ day, month, year })).toBe(iso)
  })
})
