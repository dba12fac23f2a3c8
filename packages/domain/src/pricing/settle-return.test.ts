import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes } from '../kernel/index.ts'
import { calculatePrice, type PriceInput } from './calculate.ts'
import type { Product } from './contract.ts'
import { plainBook } from './price-book.ts'
import { noAllowances } from './reductions.ts'
import { type Happened, settleReturn } from './settle-return.ts'
import { anyBook, anyDemand } from './test-books.ts'
import { planRow } from './test-plans.ts'

const start = new Date('2026-03-27T09:00:00Z')
const days = (n: number) => n * 1440
const plan = planRow({
  ...{ km_per_day: 250, extra_km_minor: 25, prepaid_discount_bp: 1000 },
  ...{ energy_percent_minor: 120, energy_service_minor: 1900, ev_kwh_minor: 45, ev_idle_minute_minor: 10 },
})

const booked = (minutes: number, over: Partial<PriceInput> = {}, energyIncluded = false) => {
  const input: PriceInput = {
    product: 'rental',
    book: plainBook(plan),
    period: { from: start, to: addMinutes(start, minutes) },
    zone: 'Europe/Paris',
    demand: [],
    oneWay: null,
    chosenUnit: false,
    driverAge: 40,
    extras: [],
    ...noAllowances,
    ...over,
  }
  return { input, lines: calculatePrice(input).lines, energyIncluded }
}
const bill = (of: ReturnType<typeof booked>, endMinutes: number, more: Omit<Happened, 'end'> = {}) =>
  settleReturn(of, { end: addMinutes(start, endMinutes), ...more }).lines.map(
    ({ code, quantity, amountMinor }) => `${code} ${quantity} ${amountMinor}`,
  )

describe('a rental brought back', () => {
  const two = booked(days(2))
  it.each([
    ['in time', 0, []],
    ['29 minutes late', 29, []],
    ['half an hour late', 30, ['late_return 1 900']],
    ['2 h 29 late', 149, ['late_return 1 2700']],
    ['2 h 30 late', 150, ['late_return 1 4000']],
    ['a day and an hour late', days(1) + 60, ['late_return 1 4900']],
    ['a day early', -days(1), ['early_return 1 -4000']],
    ['an hour early', -60, []],
  ])('%s', (_what, late, more) => {
    expect(bill(two, days(2) + late)).toEqual(['base.day 2 8000', ...more])
  })

  it('early, gives nothing back to who paid ahead', () => {
    const prepaid = booked(days(2), { option: 'prepaid' })
    expect(bill(prepaid, days(1))).toEqual(['base.day 2 8000', 'prepaid 1 -800'])
    expect(bill(prepaid, days(3))).toEqual(['base.day 2 8000', 'prepaid 1 -800', 'late_return 1 3600'])
  })

  it('pays the kilometres over those of the booked days', () => {
    expect(bill(two, days(2), { kmDriven: 500 })).toEqual(['base.day 2 8000'])
    expect(bill(two, days(3), { kmDriven: 500.2 }).at(-1)).toBe('extra_km 1 25')
    const unlimited = booked(days(2), { book: plainBook({ ...plan, km_per_day: null }) })
    expect(bill(unlimited, days(2), { kmDriven: 9999 })).toEqual(['base.day 2 8000'])
  })

  it('pays the energy that is missing and the errand for it, and nothing for more', () => {
    const shown = (inPercent: number) => bill(two, days(2), { energy: { outPercent: 90, inPercent } })
    expect(shown(65)).toEqual(['base.day 2 8000', 'energy 25 3000', 'energy_service 1 1900'])
    expect(shown(95)).toEqual(['base.day 2 8000'])
  })
})

describe('a car that leaves a car park', () => {
  const night = Array.from({ length: 7 }, (_, weekday) => ({
    ...{ weekday, from_minute: 1200, to_minute: 1440, hourly_minor: 60 },
  }))
  const carPark = { ...plan, hourly_minor: 240, daily_minor: 1800, step_minutes: 15, free_minutes: 10 }
  // From 10:00 in Paris.
  const stay = (minutes: number, energyIncluded = false) =>
    booked(
      minutes,
      { product: 'parking', driverAge: null, book: { ...plainBook(carPark), tariffs: night } },
      energyIncluded,
    )
  const base = 'base.hour 2 480'
  it.each([
    ['in time', 120, []],
    ['10 minutes late', 130, []],
    ['11 minutes late', 131, ['overstay 1 4']],
    ['an hour and ten late', 190, ['overstay 1 240']],
    ['deep in the night', 800, ['overstay 1 1800']],
    ['two days late', days(2) + 145, ['overstay 1 3660']],
    ['an hour early', 60, ['early_return 1 -240']],
    ['at once', 5, ['early_return 1 -480']],
  ])('%s', (_what, end, more) => {
    expect(bill(stay(120), end)).toEqual([base, ...more])
  })

  it('pays what the minutes of the night cost', () => {
    // Booked until 20:00; the ten free minutes and an hour after.
    expect(bill(stay(600), 670)).toEqual(['base.day 1 1800', 'overstay 1 60'])
  })

  it('pays what was charged, unless that was booked, and for keeping the charger', () => {
    const charging = { kWh: 31.5, idleMinutes: 20.5 }
    expect(bill(stay(120), 120, { charging })).toEqual([base, 'charging 31.5 1418', 'charging_idle 21 210'])
    expect(bill(stay(120, true), 120, { charging })).toEqual([base, 'charging_idle 21 210'])
  })
})

const anyBooked = fc
  .record({
    product: fc.constantFrom<Product>('rental', 'parking'),
    book: anyBook,
    demand: anyDemand,
    option: fc.constantFrom('flexible' as const, 'prepaid' as const),
    minutes: fc.oneof(fc.integer({ min: 30, max: days(2) }), fc.integer({ min: 30, max: days(20) })),
    driverAge: fc.option(fc.integer({ min: 18, max: 30 })),
  })
  .map(({ minutes, ...rest }) => ({ of: booked(minutes, rest), minutes }))
const anyUse = fc.record({
  kmDriven: fc.integer({ min: 0, max: 9000 }),
  energy: fc.record({
    outPercent: fc.integer({ min: 0, max: 100 }),
    inPercent: fc.integer({ min: 0, max: 100 }),
  }),
  charging: fc.record({
    kWh: fc.double({ min: 0, max: 120, noNaN: true }),
    idleMinutes: fc.integer({ min: 0, max: 900 }),
  }),
})

describe('any return', () => {
  const between = fc.integer({ min: -days(20), max: days(10) })

  it('is billed by its lines, of which only discounts and credits are below zero', () => {
    fc.assert(
      fc.property(anyBooked, anyUse, between, ({ of, minutes }, use, late) => {
        const end = addMinutes(start, Math.max(1, minutes + late))
        const { lines, totalMinor, differenceMinor } = settleReturn(of, { end, ...use })
        const sum = (list: typeof lines) => list.reduce((total, { amountMinor }) => total + amountMinor, 0)
        expect(sum(lines)).toBe(totalMinor)
        expect(totalMinor - differenceMinor).toBe(sum(of.lines))
        expect(totalMinor).toBeGreaterThanOrEqual(0)
        expect(lines.slice(0, of.lines.length)).toEqual(of.lines)
        for (const { amountMinor, kind } of lines) {
          expect(Number.isSafeInteger(amountMinor)).toBe(true)
          if (kind !== 'discount' && kind !== 'credit') expect(amountMinor).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never costs less for coming later', () => {
    const later = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: days(5) }))
    fc.assert(
      fc.property(anyBooked, anyUse, between, later, ({ of, minutes }, use, late, more) => {
        const at = Math.max(1, minutes + late)
        const [sooner, then] = [at, at + more].map(
          (end) => settleReturn(of, { end: addMinutes(start, end), ...use }).totalMinor,
        )
        expect(then).toBeGreaterThanOrEqual(sooner ?? 0)
      }),
      { numRuns: 2000 },
    )
  })
})
