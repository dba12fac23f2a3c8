import { expect, test } from 'vitest'
import { parseCount, parsePercent, typedPercent } from './typed.ts'

test.each([
  ['+15', 1500],
  ['15 %', 1500],
  ['-6.5', -650],
  ['−6,5 %', -650],
  ['0', 0],
  ['-0', 0],
  ['12.345', undefined],
  ['1.5.2', undefined],
  ['ten', undefined],
  ['', undefined],
])('%j percent was typed', (text, points) => {
  expect(parsePercent(text)).toBe(points)
})

test.each([
  ['12', 12],
  ['1 000', 1000],
  ['1.5', undefined],
  ['-1', undefined],
  ['', undefined],
])('%j was counted', (text, count) => {
  expect(parseCount(text)).toBe(count)
})

test('a field shows what can be read again', () => {
  for (const points of [0, 5, 1500, -650, 1275, 13_000]) {
    for (const locale of ['en-GB', 'fr-FR']) {
      expect(parsePercent(typedPercent(points, locale))).toBe(points)
      expect(parsePercent(typedPercent(points, locale, 'always'))).toBe(points)
    }
  }
})
