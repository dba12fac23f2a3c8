import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Hours, intervals, isOpenAt, isOpenForReturn, nearestOpen, nextChange } from './opening-hours.ts'

const paris = (opening_hours: string): Hours => ({ opening_hours, time_zone: 'Europe/Paris', country: 'FR' })
const at = (text: string) => new Date(text)
const texts = (periods: { from: Date; to: Date }[]) =>
  periods.map(({ from, to }) => `${from.toISOString()} ${to.toISOString()}`)

describe('opening hours on the branch’s own clock', () => {
  const shop = paris('Mo-Fr 08:00-12:00,14:00-18:30; Sa 08:30-12:00; Su,PH off')

  it('opens and closes at local times', () => {
    expect(isOpenAt(shop, at('2026-03-02T06:59:59Z'))).toBe(false)
    expect(isOpenAt(shop, at('2026-03-02T07:00:00Z'))).toBe(true)
    expect(isOpenAt(shop, at('2026-03-02T11:00:00Z'))).toBe(false)
    expect(isOpenAt(shop, at('2026-07-06T06:00:00Z'))).toBe(true)
  })

  it('says what changes next', () => {
    expect(nextChange(shop, at('2026-03-02T09:00:00Z'))).toEqual(at('2026-03-02T11:00:00Z'))
    expect(nextChange(shop, at('2026-03-07T12:00:00Z'))).toEqual(at('2026-03-09T07:00:00Z'))
  })

  it('names the open times around a closed one', () => {
    expect(nearestOpen(shop, at('2026-03-07T20:00:00Z'))).toEqual({
      closesAt: at('2026-03-07T11:00:00Z'),
      opensAt: at('2026-03-09T07:00:00Z'),
    })
  })

  it('takes a vehicle back until the minute of closing', () => {
    expect(isOpenForReturn(shop, at('2026-03-02T17:30:00Z'))).toBe(true)
    expect(isOpenForReturn(shop, at('2026-03-02T17:30:01Z'))).toBe(false)
    expect(isOpenAt(shop, at('2026-03-02T17:30:00Z'))).toBe(false)
  })

  it('knows no change where there is none', () => {
    expect(nextChange(paris('24/7'), at('2026-03-02T09:00:00Z'))).toBeNull()
    expect(nearestOpen(paris('off'), at('2026-03-02T09:00:00Z'))).toEqual({ closesAt: null, opensAt: null })
  })

  it.each([
    ['FR', 'Europe/Paris', '2026-07-14'],
    ['BE', 'Europe/Brussels', '2026-07-21'],
    ['ES', 'Europe/Madrid', '2026-10-12'],
    ['IT', 'Europe/Rome', '2026-06-02'],
    ['GB', 'Europe/London', '2026-05-25'],
    ['RE', 'Indian/Reunion', '2026-07-14'],
  ])('keeps the public holidays of %s', (country, time_zone, holiday) => {
    const hours = { opening_hours: 'Mo-Su 08:00-18:00; PH off', time_zone, country }
    const day = Temporal.PlainDate.from(holiday)
    expect(intervals(hours, day, 1)).toEqual([])
    expect(intervals(hours, day.add({ days: 1 }), 1)).toHaveLength(1)
  })

  it('runs over midnight in one piece', () => {
    expect(texts(intervals(paris('Mo-Su 18:00-02:00'), '2026-03-02', 2))).toEqual([
      '2026-03-01T23:00:00.000Z 2026-03-02T01:00:00.000Z',
      '2026-03-02T17:00:00.000Z 2026-03-03T01:00:00.000Z',
      '2026-03-03T17:00:00.000Z 2026-03-03T23:00:00.000Z',
    ])
  })

  it('has days of 23 and 25 hours where the clocks change', () => {
    const lengths = (date: string) =>
      intervals(paris('24/7'), date, 1).map(({ from, to }) => (+to - +from) / 36e5)
    expect(lengths('2026-03-29')).toEqual([23])
    expect(lengths('2026-10-25')).toEqual([25])
    expect(texts(intervals(paris('Mo-Su 01:00-04:00'), '2026-03-29', 1))).toEqual([
      '2026-03-29T00:00:00.000Z 2026-03-29T02:00:00.000Z',
    ])
  })

  it('refuses hours that follow the sun', () => {
    expect(() => isOpenAt(paris('sunrise-sunset'), at('2026-03-02T09:00:00Z'))).toThrow()
  })
})

/** Minutes of a day that are open, by a rule so simple that it needs no library. */
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.slice(0, quarters.length & ~1).sort((a, b) => a - b))
  .map((edges) => edges.flatMap((edge, i) => (i % 2 ? [] : [[edge * 15, (edges[i + 1] ?? 0) * 15] as const])))
const clock = (minutes: number) =>
  Temporal.PlainTime.from({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 })
const written = (list: (readonly [number, number])[]) =>
  `Mo-Su ${list.map(([a, b]) => `${clock(a).toString().slice(0, 5)}-${b === 1440 ? '24:00' : clock(b).toString().slice(0, 5)}`).join(',')}`

const zones = [
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Indian/Reunion',
  'UTC',
]
const nearClockChange = fc
  .constantFrom(
    '2026-03-08',
    '2026-03-29',
    '2026-04-05',
    '2026-10-04',
    '2026-10-25',
    '2026-11-01',
    '2026-06-10',
  )
  .chain((date) =>
    fc
      .integer({ min: -24 * 60, max: 48 * 60 })
      .map((m) => new Date(Date.parse(`${date}T00:00Z`) + m * 60_000)),
  )

describe('as properties', () => {
  it('is open exactly when the wall clock says so, clock changes or not', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...zones), nearClockChange, (list, time_zone, instant) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(+instant).toZonedDateTimeISO(time_zone)
        const onTheHourThatChanges = [-1, 0, 1, 2].some(
          (h) => zoned.add({ hours: h }).offset !== zoned.add({ hours: h - 1 }).offset,
        )
        fc.pre(!onTheHourThatChanges)
        const minutes = zoned.hour * 60 + zoned.minute
        const expected = list.some(([from, to]) => from <= minutes && minutes < to)
        expect(isOpenAt({ opening_hours: written(list), time_zone, country: 'FR' }, instant)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('changes when it says it changes, and not before', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...zones), nearClockChange, (list, time_zone, instant) => {
        const hours = { opening_hours: written(list), time_zone, country: 'FR' }
        const change = nextChange(hours, instant)
        if (change === null) return
        const open = isOpenAt(hours, instant)
        expect(isOpenAt(hours, change)).toBe(!open)
        expect(isOpenAt(hours, new Date(+change - 1))).toBe(open)
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same answers whatever zone the machine is in', () => {
    const script = `
      import { intervals } from '${new URL('./opening-hours.ts', import.meta.url).href}'
      const zones = ['Europe/Paris', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe']
      const texts = ['Mo-Su 01:15-02:45,03:15-23:00', 'Mo-Fr 02:30-10:00; PH off', 'Su 00:30-01:30,01:45-03:30']
      const days = ['2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31']
      for (const time_zone of zones) for (const opening_hours of texts) for (const day of days)
        console.log(JSON.stringify(intervals({ opening_hours, time_zone, country: 'FR' }, day, 3)))`
    const answers = ['UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'].map(
      (TZ) =>
        execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
          env: { ...process.env, TZ },
        }).toString(),
    )
    expect(answers[0]?.length).toBeGreaterThan(1000)
    expect(new Set(answers).size).toBe(1)
  })
})
