import { afterAll, describe, expect, test } from 'vitest'
import { uiText } from '../i18n/create-i18n.ts'
import { describeAcriss } from './acriss.ts'
import { clockChanges } from './clock-change.ts'
import { formatInstant, formatPeriod, timeElsewhere } from './date-time.ts'
import { formatDistance } from './distance.ts'
import { formatDuration, minutesBetween } from './duration.ts'
import { formatMoney, parseMoney, typedMoney } from './money.ts'
import { formatReference } from './reference.ts'
import { formatRelative } from './relative.ts'

/** Intl writes narrow and non-breaking spaces; they are not the point here. */
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ')

describe('money', () => {
  test.each([
    [18240, 'EUR', 'en-GB', 'exact', '€182.40'],
    [18240, 'EUR', 'fr-FR', 'exact', '182,40 €'],
    [18200, 'EUR', 'en-GB', 'exact', '€182.00'],
    [18200, 'EUR', 'en-GB', 'whole', '€182'],
    [18250, 'EUR', 'en-GB', 'whole', '€182.50'],
    [1500, 'JPY', 'en-GB', 'exact', 'JP¥1,500'],
    [1234, 'KWD', 'en-GB', 'exact', 'KWD 1.234'],
    [-4500, 'GBP', 'en-GB', 'exact', '-£45.00'],
    [123456789, 'EUR', 'fr-FR', 'exact', '1 234 567,89 €'],
    [18250, 'EUR', 'en-GB', 'rounded', '€183'],
  ] as const)('%i %s in %s, %s', (minor, currency, locale, style, expected) => {
    expect(plain(formatMoney(minor, currency, locale, style))).toBe(expected)
  })

  test.each([
    ['88', 'EUR', 8800],
    ['88.5', 'EUR', 8850],
    [' 88,50 ', 'EUR', 8850],
    ['€1,234.50', 'EUR', 123_450],
    ['1 234,50 €', 'EUR', 123_450],
    ['1.234,50', 'EUR', 123_450],
    ['1,234', 'EUR', 123_400],
    ['0', 'EUR', 0],
    ['1500', 'JPY', 1500],
    ['1500.5', 'JPY', undefined],
    ['12.345', 'EUR', 1_234_500],
    ['12.3456', 'EUR', undefined],
    ['-5', 'EUR', undefined],
    ['five', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('%j in %s was typed', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor)
  })

  test('a field shows what can be read again', () => {
    expect(typedMoney(123_450, 'EUR', 'fr-FR')).toBe('1234,50')
    expect(typedMoney(8800, 'EUR', 'en-GB')).toBe('88')
    for (const minor of [0, 5, 50, 8850, 123_400, 1_234_567]) {
      for (const locale of ['en-GB', 'fr-FR']) {
        expect(parseMoney(typedMoney(minor, 'EUR', locale), 'EUR')).toBe(minor)
      }
    }
  })
})

describe.each(['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Apia'])(
  'on a device in %s',
  (deviceZone) => {
    const before = process.env.TZ
    process.env.TZ = deviceZone
    afterAll(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })

    test('instants show the clock of the branch', () => {
      process.env.TZ = deviceZone
      const pickUp = '2025-05-12T09:00:00Z'
      expect(formatInstant(pickUp, 'Europe/Lisbon', 'en-GB', 'time')).toBe('10:00')
      expect(formatInstant(pickUp, 'Europe/Paris', 'fr-FR', 'time')).toBe('11:00')
      expect(plain(formatInstant(pickUp, 'Europe/Lisbon', 'en-US', 'time'))).toBe('10:00 AM')
      expect(plain(formatInstant('2025-05-12T08:00:00Z', 'Europe/Lisbon', 'en-US', 'time'))).toBe('9:00 AM')
      expect(formatInstant('2025-05-12T08:00:00Z', 'Europe/Lisbon', 'en-GB', 'time')).toBe('09:00')
      expect(formatInstant(pickUp, 'Europe/Lisbon', 'en-GB')).toBe('Mon 12 May, 10:00')
      expect(formatInstant(pickUp, 'Indian/Reunion', 'fr-FR')).toBe('lun. 12 mai, 13:00')
    })

    test('the offset is the one of the instant, not of today', () => {
      process.env.TZ = deviceZone
      expect(formatInstant('2025-01-12T09:00:00Z', 'Europe/Paris', 'en-GB', 'time')).toBe('10:00')
      expect(formatInstant('2025-07-12T09:00:00Z', 'Europe/Paris', 'en-GB', 'time')).toBe('11:00')
    })

    test('clock changes are found inside the period only', () => {
      process.env.TZ = deviceZone
      expect(clockChanges('2025-10-24T08:00:00Z', '2025-10-27T08:00:00Z', 'Europe/Paris')).toEqual([
        { at: '2025-10-26T01:00:00Z', minutes: -60 },
      ])
      expect(clockChanges('2025-03-29T08:00:00Z', '2025-03-30T01:00:00Z', 'Europe/Paris')).toEqual([])
      expect(clockChanges('2025-03-29T08:00:00Z', '2025-03-30T01:00:01Z', 'Europe/Paris')).toEqual([
        { at: '2025-03-30T01:00:00Z', minutes: 60 },
      ])
      expect(clockChanges('2025-01-01T00:00:00Z', '2025-12-31T00:00:00Z', 'Europe/London')).toHaveLength(2)
      expect(clockChanges('2025-01-01T00:00:00Z', '2025-12-31T00:00:00Z', 'Indian/Reunion')).toEqual([])
    })
  },
)

test('a period names a shared date once, and each end in its own zone when they differ', () => {
  const [start, end] = ['2025-05-12T09:00:00Z', '2025-05-12T13:00:00Z']
  expect(plain(formatPeriod(start, end, 'Europe/Lisbon', 'en-GB'))).toBe('Mon 12 May, 10:00–14:00')
  expect(plain(formatPeriod(start, '2025-05-15T09:00:00Z', 'Europe/Lisbon', 'en-GB'))).toBe(
    'Mon 12 May, 10:00 – Thu 15 May, 10:00',
  )
  expect(formatPeriod(start, end, 'Europe/London', 'en-GB', { endZone: 'Europe/Paris' })).toBe(
    'Mon 12 May, 10:00 – Mon 12 May, 15:00',
  )
})

test('the reader’s own time is added only where it differs at that instant', () => {
  const pickUp = '2025-05-12T09:00:00Z'
  expect(timeElsewhere(pickUp, 'Europe/Lisbon', 'Europe/London', 'en-GB')).toBeUndefined()
  expect(timeElsewhere(pickUp, 'Europe/Lisbon', 'Atlantic/Azores', 'en-GB')).toBe('09:00')
  expect(timeElsewhere('2025-05-12T22:00:00Z', 'Europe/Lisbon', 'Asia/Tokyo', 'en-GB')).toBe(
    'Tue 13 May, 07:00',
  )
})

test.each([
  [2 * 1440 + 180, '2 days 3 h', '2 jours 3 h'],
  [1440, '1 day', '1 jour'],
  [1440 + 25, '1 day 25 min', '1 jour 25 min'],
  [3 * 1440 + 61, '3 days 1 h', '3 jours 1 h'],
  [210, '3 h 30 min', '3 h 30 min'],
  [25, '25 min', '25 min'],
  [0, '0 min', '0 min'],
  [-5, '0 min', '0 min'],
])('%i minutes', (minutes, english, french) => {
  expect(plain(formatDuration(minutes, 'en-GB'))).toBe(english)
  expect(plain(formatDuration(minutes, 'fr-FR'))).toBe(french)
})

test('minutes between instants keep their sign', () => {
  expect(minutesBetween('2025-05-12T10:00:00Z', '2025-05-12T10:25:59Z')).toBe(25)
  expect(minutesBetween('2025-05-12T10:00:00+01:00', '2025-05-12T08:59:00Z')).toBe(-1)
})

test.each([
  [347, 'FR', 'en-GB', '350 m'],
  [1234, 'FR', 'fr-FR', '1,2 km'],
  [12_345, 'FR', 'en-GB', '12 km'],
  [1609.344, 'GB', 'en-GB', '1 mi'],
  [500, 'GB', 'en-GB', '0.3 mi'],
])('%i m in %s', (metres, country, locale, expected) => {
  expect(
    plain(formatDistance(metres, country, locale))
      .replace(/(\d)mi/, '$1 mi')
      .replace(/(\d)(k?m)$/, '$1 $2'),
  ).toBe(expected)
})

test('relative times take the largest unit that fits', () => {
  const now = Date.parse('2025-05-12T10:00:00Z')
  expect(plain(formatRelative('2025-05-12T09:55:00Z', now, 'en-GB'))).toBe('5 min ago')
  expect(plain(formatRelative('2025-05-12T12:10:00Z', now, 'en-GB'))).toMatch(/^in 2 h/)
  expect(plain(formatRelative('2025-05-11T09:00:00Z', now, 'fr-FR'))).toBe('hier')
})

test.each([
  ['K7P2QX', 'K7P-2QX'],
  ['K7P2', 'K7P-2'],
  ['K7P', 'K7P'],
  ['', ''],
])('reference %j', (reference, expected) => {
  expect(formatReference(reference)).toBe(expected)
})

test('ACRISS codes are told in words', () => {
  expect(describeAcriss('CDMR', uiText('en'))).toBe('Compact, four or five doors, manual, air conditioning')
  expect(describeAcriss('IFBH', uiText('en'))).toBe(
    'Intermediate, SUV, automatic, four-wheel drive, hybrid, air conditioning',
  )
  expect(describeAcriss('ECMN', uiText('fr'))).toBe('Économique, deux à cinq portes, manuelle')
  expect(describeAcriss('??', uiText('en'))).toBe('')
})
