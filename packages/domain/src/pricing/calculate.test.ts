import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute } from '../kernel/index.ts'
import { calculatePrice, type PriceInput } from './calculate.ts'
import type { Product } from './contract.ts'
import { plainBook } from './price-book.ts'
import { noAllowances } from './reductions.ts'
import { planRow } from './test-plans.ts'
import { countDays } from './units.ts'

const plan = planRow({
  hourly_minor: 900,
  daily_minor: 4000,
  weekly_minor: 21000,
  step_minutes: 60,
  free_minutes: 0,
  young_driver_daily_minor: 1500,
  young_driver_below_age: 25,
  one_way_base_minor: 5000,
  one_way_per_km_minor: 20,
  chosen_unit_minor: 800,
})
const carPark = { ...plan, hourly_minor: 250, daily_minor: 1800, step_minutes: 15, free_minutes: 20 }

const start = new Date('2026-03-27T09:00:00Z')
const lasting = (minutes: number, over: Partial<PriceInput> = {}): PriceInput => ({
  product: 'rental',
  book: plainBook(plan),
  period: { from: start, to: new Date(start.getTime() + minutes * minute) },
  zone: 'Europe/Paris',
  demand: [],
  oneWay: null,
  chosenUnit: false,
  driverAge: 40,
  extras: [],
  ...noAllowances,
  ...over,
})
const bill = (input: PriceInput) =>
  calculatePrice(input).lines.map(({ code, quantity, amountMinor }) => `${code} ${quantity} ${amountMinor}`)
const hours = (n: number) => n * 60
const days = (n: number) => n * 1440

describe('a rental', () => {
  it.each([
    ['an hour', 60, ['base.hour 1 900']],
    ['begun hours', 61, ['base.hour 2 1800']],
    ['hours until a day is cheaper', hours(5), ['base.day 1 4000']],
    ['a day', days(1), ['base.day 1 4000']],
    ['29 minutes of grace', days(1) + 29, ['base.day 1 4000']],
    ['hours after the grace', days(1) + 30, ['base.day 1 4000', 'base.hour 1 900']],
    ['up to 2 h 29', days(1) + 149, ['base.day 1 4000', 'base.hour 3 2700']],
    ['a further day from 2 h 30', days(1) + 150, ['base.day 2 8000']],
    ['days until a week is cheaper', days(5), ['base.day 5 20000']],
    ['a week for less than six days', days(5) + hours(2), ['base.week 1 21000']],
    ['a week', days(7), ['base.week 1 21000']],
    ['weeks, days and hours', days(16) + 60, ['base.week 2 42000', 'base.day 2 8000', 'base.hour 1 900']],
  ])('pays %s', (_what, minutes, expected) => {
    expect(bill(lasting(minutes))).toEqual(expected)
  })

  it('pays 24 hours for a day that the clocks make longer', () => {
    // Friday 10:00 to Monday 10:00 in Paris, 71 hours; the Sunday has 23.
    const period = { from: start, to: new Date('2026-03-30T08:00:00Z') }
    expect(bill(lasting(0, { period }))).toEqual(['base.day 3 12000'])
    expect(countDays('rental', period)).toBe(3)
  })

  it('pays fees that apply, and extras without grace', () => {
    const extras = [
      { id: 'child-seat', quantity: 2, charge: 'per_day', amountMinor: 600 },
      { id: 'snow-chains', quantity: 1, charge: 'per_rental', amountMinor: 2500 },
    ] as const
    const all = lasting(days(2) + 10, {
      oneWay: { dropoffBranchId: 'paris', km: 392 },
      chosenUnit: true,
      driverAge: 22,
      extras,
    })
    expect(bill(all)).toEqual([
      'base.day 2 8000',
      'one_way 1 12840',
      'young_driver 2 3000',
      'chosen_unit 1 800',
      'extra.child-seat 6 3600',
      'extra.snow-chains 1 2500',
    ])
    expect(calculatePrice(all)).toMatchObject({ totalMinor: 30740, perDayMinor: 15370 })
  })
})

describe('parking', () => {
  const stay = (minutes: number) =>
    bill(lasting(minutes, { product: 'parking', book: plainBook(carPark), driverAge: null }))

  it.each([
    ['nothing within the free minutes', 20, ['base.free 1 0']],
    ['begun steps after that', 21, ['base.hour 0.5 125']],
    ['a step more', 31, ['base.hour 0.75 188']],
    ['at most a day', hours(8), ['base.day 1 1800']],
    ['a day and a step without grace', days(1) + 1, ['base.day 1 1800', 'base.hour 0.25 63']],
  ])('pays %s', (_what, minutes, expected) => {
    expect(stay(minutes)).toEqual(expected)
  })
})

const anyPlan = fc
  .record({
    hourly: fc.integer({ min: 0, max: 5000 }),
    daily: fc.integer({ min: 0, max: 20_000 }),
    days: fc.integer({ min: 10, max: 70 }),
    step: fc.constantFrom(15, 30, 60),
    free: fc.integer({ min: 0, max: 60 }),
    fee: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ hourly, daily, days: tenths, step, free, fee }) =>
    planRow({
      hourly_minor: Math.min(hourly, daily),
      daily_minor: daily,
      weekly_minor: Math.round((daily * tenths) / 10),
      step_minutes: step,
      free_minutes: free,
      young_driver_daily_minor: fee,
      young_driver_below_age: 25,
      one_way_base_minor: fee,
      one_way_per_km_minor: fee % 50,
      chosen_unit_minor: fee,
    }),
  )

const anyInput: fc.Arbitrary<PriceInput & { minutes: number }> = fc
  .record({
    product: fc.constantFrom<Product>('rental', 'parking'),
    book: anyPlan.map(plainBook),
    minutes: fc.oneof(fc.integer({ min: 1, max: days(2) }), fc.integer({ min: 1, max: days(40) })),
    oneWay: fc.option(
      fc.record({ dropoffBranchId: fc.constant('paris'), km: fc.integer({ min: 0, max: 2000 }) }),
    ),
    chosenUnit: fc.boolean(),
    driverAge: fc.option(fc.integer({ min: 18, max: 90 })),
    extras: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b'),
        quantity: fc.integer({ min: 1, max: 5 }),
        charge: fc.constantFrom('per_day' as const, 'per_rental' as const),
        amountMinor: fc.integer({ min: 0, max: 5000 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ minutes, ...rest }) => ({ ...lasting(minutes, rest), minutes }))

describe('every price', () => {
  it('is never lower for a longer booking from the same start', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: days(3) }), (input, more) => {
        const longer = { ...input, period: lasting(input.minutes + more).period }
        expect(calculatePrice(longer).totalMinor).toBeGreaterThanOrEqual(calculatePrice(input).totalMinor)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the sum of its lines, in whole minor units, and never below zero', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { lines, totalMinor, perDayMinor } = calculatePrice(input)
        expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor)
        for (const amount of [totalMinor, perDayMinor, ...lines.map(({ amountMinor }) => amountMinor)]) {
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
        }
        for (const { quantity, unitMinor, amountMinor } of lines) {
          expect(amountMinor).toBe(Math.round(quantity * unitMinor))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on the currency’s minor unit: whole yen stay whole', () => {
    const yen = { ...carPark, hourly_minor: 75, daily_minor: 1000 }
    expect(bill(lasting(45, { product: 'parking', book: plainBook(yen) }))).toEqual(['base.hour 0.75 56'])
  })

  it('is the same wherever the machine is', () => {
    const script = `
      import { calculatePrice } from '${new URL('./calculate.ts', import.meta.url).href}'
      import { plainBook } from '${new URL('./price-book.ts', import.meta.url).href}'
      const book = plainBook(${JSON.stringify(plan)})
      for (const from of ['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31'])
        for (let minutes = 30; minutes < 6000; minutes += 97) {
          const start = new Date(from + 'T21:30:00Z')
          const period = { from: start, to: new Date(start.getTime() + minutes * 60000) }
          const extras = [{ id: 'a', quantity: 1, charge: 'per_day', amountMinor: 100 }]
          console.log(JSON.stringify(calculatePrice(
            { product: 'rental', book, period, zone: 'Europe/Paris', demand: [], chosenUnit: true, driverAge: 20, extras,
              oneWay: { dropoffBranchId: 'x', km: 10 }, option: 'flexible', member: null, promo: null, points: null })))
        }`
    const answers = ['UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, TZ },
      }).toString(),
    )
    expect(answers[0]?.length).toBeGreaterThan(1000)
    expect(new Set(answers).size).toBe(1)
  })
})
