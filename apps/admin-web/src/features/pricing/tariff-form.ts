import type { tariff } from '@forecourt/domain/pricing/contract'
import { parseMoney, typedMoney } from '@forecourt/ui'
import type { z } from 'zod'
import type { T } from '../../i18n/index.ts'
import type { RatePlan } from './rates.ts'
import { weekdayName } from './weekday-name.ts'

type Tariff = z.output<typeof tariff>

/** Hours of some days at one price, as they are typed: a bit for each weekday, Monday is 1; times as "08:00". */
export type Band = { id: number; weekdays: number; from: string; to: string; price: string }
/** The field that is to be mended, of which band, and how. */
export type BandProblem = { id: number; field: 'weekdays' | 'from' | 'to' | 'price'; message: string }

const allDays = 127
const dayMinutes = 1440
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

/** What a new band begins with: every day, the rest to be typed. */
export const newBand = (bands: readonly Band[]): Band => ({
  id: 1 + Math.max(0, ...bands.map(({ id }) => id)),
  ...{ weekdays: allDays, from: '', to: '', price: '' },
})

/** A plan's tariffs to be typed over: the same hours at the same price on several days are one band. */
export function bandsOf(plan: RatePlan | undefined, locale: string): Band[] {
  if (!plan) return []
  const same = Map.groupBy(plan.tariffs, ({ fromMinute, toMinute, hourlyMinor }) =>
    [fromMinute, toMinute, hourlyMinor].join(),
  )
  return [...same.values()].flatMap((days, id) =>
    days.slice(0, 1).map(({ fromMinute, toMinute, hourlyMinor }) => ({
      id,
      weekdays: days.reduce((bits, { weekday }) => bits | (1 << weekday), 0),
      from: clock(fromMinute),
      to: clock(toMinute),
      price: typedMoney(hourlyMinor, plan.currency, locale),
    })),
  )
}

/** Reads the bands; the first thing that is wrong is said, with the number of its band. */
export function readBands(
  bands: readonly Band[],
  { currency, locale }: { currency: string; locale: string },
  t: T,
): { tariffs: Tariff[]; problem?: undefined } | { problem: BandProblem; tariffs?: undefined } {
  const tariffs: (Tariff & { nth: number })[] = []
  for (const [index, band] of bands.entries()) {
    const nth = index + 1
    const wrong = (field: BandProblem['field'], message: string) => ({
      problem: { id: band.id, field, message },
    })
    const [fromMinute, typedEnd] = [minuteOf(band.from), minuteOf(band.to)]
    const hourlyMinor = parseMoney(band.price, currency)
    if (band.weekdays === 0) return wrong('weekdays', t('plans.tariff.wrong.weekdays', { nth }))
    if (fromMinute === undefined) return wrong('from', t('plans.tariff.wrong.from', { nth }))
    if (typedEnd === undefined) return wrong('to', t('plans.tariff.wrong.to', { nth }))
    // A clock shows the end of the day as the beginning of the next.
    const toMinute = typedEnd === 0 ? dayMinutes : typedEnd
    if (toMinute <= fromMinute) return wrong('to', t('plans.tariff.wrong.order', { nth }))
    if (hourlyMinor === undefined || hourlyMinor < 0)
      return wrong('price', t('plans.tariff.wrong.price', { nth }))
    for (const weekday of weekdays.filter((one) => band.weekdays & (1 << one))) {
      const other = tariffs.find(
        (one) => one.weekday === weekday && one.fromMinute < toMinute && fromMinute < one.toMinute,
      )
      if (other) {
        const words = {
          ...{ nth, other: other.nth, day: weekdayName(weekday, locale) },
          from: clock(Math.max(fromMinute, other.fromMinute)),
          to: clock(Math.min(toMinute, other.toMinute)),
        }
        return wrong('from', t('plans.tariff.wrong.overlap', words))
      }
      tariffs.push({ weekday, fromMinute, toMinute, hourlyMinor, nth })
    }
  }
  return { tariffs: tariffs.map(({ nth: _nth, ...one }) => one) }
}

/** The hours of each day for which no band is: there the plan's own price of an hour holds. */
export function gapsOf(tariffs: readonly Tariff[]): { weekdays: number; from: string; to: string }[] {
  const gaps = weekdays.flatMap((weekday) => {
    const own = tariffs
      .filter((one) => one.weekday === weekday)
      .toSorted((a, b) => a.fromMinute - b.fromMinute)
    const ends = [0, ...own.map(({ toMinute }) => toMinute)]
    const starts = [...own.map(({ fromMinute }) => fromMinute), dayMinutes]
    return ends.flatMap((from, nth) => {
      const to = starts[nth] ?? dayMinutes
      return from < to ? [{ bit: 1 << weekday, from: clock(from), to: clock(to) }] : []
    })
  })
  const same = Map.groupBy(gaps, ({ from, to }) => `${from}-${to}`)
  return [...same.values()].flatMap((days) =>
    days
      .slice(0, 1)
      .map(({ from, to }) => ({ from, to, weekdays: days.reduce((bits, { bit }) => bits | bit, 0) })),
  )
}

const clock = (minute: number): string =>
  [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

function minuteOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}
