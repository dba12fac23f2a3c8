import { expect, test } from 'vitest'
import type { T } from '../../i18n/index.ts'
import { type Band, gapsOf, newBand, readBands } from './tariff-form.ts'

const t = ((key: string, words: object) =>
  [key.replace('plans.tariff.wrong.', ''), ...Object.values(words)].join(' ')) as T
const euros = { currency: 'EUR', locale: 'en-GB' }
const [monday, weekend] = [1, 96]
const band = (id: number, over: Partial<Band> = {}): Band => ({
  ...{ id, weekdays: weekend, from: '08:00', to: '18:00', price: '2,50' },
  ...over,
})
const read = (...bands: Band[]) => readBands(bands, euros, t)

test('hours of several days become a tariff for each day, until midnight', () => {
  const hours = { fromMinute: 480, toMinute: 1440, hourlyMinor: 250 }
  expect(read(band(1, { to: '00:00' })).tariffs).toEqual([
    { weekday: 5, ...hours },
    { weekday: 6, ...hours },
  ])
})

test.each([
  ['no day', { weekdays: 0 }, 'weekdays', 'weekdays 1'],
  ['no beginning', { from: '' }, 'from', 'from 1'],
  ['no end', { to: '' }, 'to', 'to 1'],
  ['an end before the beginning', { to: '07:00' }, 'to', 'order 1'],
  ['no price', { price: 'much' }, 'price', 'price 1'],
] as const)('tells what is wrong with %s, and where', (_what, over, field, message) => {
  expect(read(band(7, over)).problem).toEqual({ id: 7, field, message })
})

test('an overlap names both, the day and the hours; hours that touch do not overlap', () => {
  const late = band(2, { from: '17:00', to: '20:00', weekdays: weekend | monday })
  expect(read(band(1), late).problem).toEqual({
    ...{ id: 2, field: 'from' },
    message: 'overlap 2 1 Saturday 17:00 18:00',
  })
  expect(read(band(1), band(2, { from: '18:00', to: '20:00' })).problem).toBeUndefined()
})

test('the hours without a price of their own are told, days alike together', () => {
  expect(gapsOf(read(band(1)).tariffs ?? [])).toEqual([
    { from: '00:00', to: '00:00', weekdays: 31 },
    { from: '00:00', to: '08:00', weekdays: weekend },
    { from: '18:00', to: '00:00', weekdays: weekend },
  ])
  expect(gapsOf(read(band(1, { weekdays: 127, from: '00:00', to: '00:00' })).tariffs ?? [])).toEqual([])
})

test('each new one can be told from the others', () => {
  expect(newBand([band(4), band(2)]).id).toBe(5)
})
