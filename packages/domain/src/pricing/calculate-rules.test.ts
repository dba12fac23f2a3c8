import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, minute } from '../kernel/index.ts'
import { calculatePrice, type PriceInput } from './calculate.ts'
import type { Product } from './contract.ts'
import { type DayRule, type PriceBook, plainBook } from './price-book.ts'
import { noAllowances } from './reductions.ts'
import { anyBook, anyDemand } from './test-books.ts'
import { planRow } from './test-plans.ts'

/** Friday 10:00 in Paris; the clocks change on the Sunday. */
const start = new Date('2026-03-27T09:00:00Z')
const plan = planRow({ monthly_minor: 75_000 })
const days = (n: number) => n * 1440
const book = (over: Partial<PriceBook>): PriceBook => ({ ...plainBook(plan), ...over })

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

const named = (kind: 'season' | 'weekday' | 'demand', changeBp: number, id: string = kind): DayRule => ({
  ...{ id, version: 1, kind, en: kind, fr: kind, changeBp },
  dates: null,
  weekdays: null,
})
const onDates = (from: string, to: string): readonly [number, number] => [
  Date.parse(from) / day,
  Date.parse(to) / day,
]
const length = (minDays: number, changeBp: number) => ({
  ...named('season', changeBp, `${minDays} days`),
  kind: 'length' as const,
  minDays,
})

describe('rules for days', () => {
  it('move the days whose local date they name, in the branch’s zone', () => {
    const easter = { ...named('season', 2000), dates: onDates('2026-03-28', '2026-03-29') }
    const three = lasting(days(3), { book: book({ seasons: [easter] }) })
    expect(bill(three)).toEqual(['base.day 3 12000', 'season.season 1 1600'])
    // 23:30 UTC is the next day in Paris, and the day before in New York.
    const late = new Date('2026-03-27T23:30:00Z')
    const night = { from: late, to: new Date(late.getTime() + day) }
    expect(bill({ ...three, period: night })).toEqual(['base.day 1 4000', 'season.season 1 800'])
    expect(bill({ ...three, period: night, zone: 'America/New_York' })).toEqual(['base.day 1 4000'])
  })

  it('take the most particular rule of a kind, and one of each kind', () => {
    const seasons = [
      { ...named('season', 5000, 'festival'), dates: onDates('2026-03-28', '2026-03-28') },
      { ...named('season', 1000, 'spring'), dates: onDates('2026-03-01', '2026-05-31') },
    ]
    const weekend = { ...named('weekday', -1000), weekdays: 32 + 64 }
    expect(bill(lasting(days(3), { book: book({ seasons, weekdays: [weekend] }) }))).toEqual([
      'base.day 3 12000',
      'season.spring 1 800',
      'season.festival 1 2000',
      'weekday.weekday 1 -800',
    ])
  })

  it('move a week by the mean of its days, and an hour by its own day', () => {
    const sunday = { ...named('weekday', 1000), weekdays: 64 }
    const input = lasting(days(7), { book: book({ weekdays: [sunday] }) })
    expect(bill(input)).toEqual(['base.week 1 21000', 'weekday.weekday 1 300'])
    const friday = { ...named('weekday', 1000), weekdays: 16 }
    expect(bill(lasting(days(7) + 60, { book: book({ weekdays: [friday] }) }))).toEqual([
      'base.week 1 21000',
      'base.hour 1 900',
      'weekday.weekday 1 390',
    ])
  })

  it('follow how taken the branch is on each day', () => {
    const demand = [
      { ...named('demand', 3000, 'full'), minTakenBp: 9000 },
      { ...named('demand', 1000, 'busy'), minTakenBp: 7000 },
    ]
    expect(bill(lasting(days(4), { book: book({ demand }), demand: [6999, 7000, 9500] }))).toEqual([
      'base.day 4 16000',
      'demand.busy 1 400',
      'demand.full 1 1200',
    ])
  })
})

describe('the length of a stay', () => {
  const lengths = [length(14, -2000), length(3, -500)]

  it('discounts the whole, and never makes less time dearer', () => {
    expect(bill(lasting(days(3), { book: book({ lengths }) }))).toEqual([
      'base.day 3 12000',
      'length.3 days 1 -600',
    ])
    const costs = [12, 13, 14].map((n) => calculatePrice(lasting(days(n), { book: book({ lengths }) })))
    expect(costs.map(({ totalMinor }) => totalMinor)).toEqual([33_600, 33_600, 33_600])
    expect(costs[0]?.lines[0]).toMatchObject({ code: 'base.week', quantity: 2, params: { asDays: 14 } })
    expect(costs[2]?.lines[0]?.params).toEqual({})
  })

  it('pays a month when the weeks in it come to as much', () => {
    expect(bill(lasting(days(30)))).toEqual(['base.month 1 75000'])
    expect(bill(lasting(days(24)))).toEqual(['base.month 1 75000'])
    expect(bill(lasting(days(23)))).toEqual(['base.week 3 63000', 'base.day 2 8000'])
    expect(bill(lasting(days(38)))).toEqual(['base.month 1 75000', 'base.week 1 21000', 'base.day 1 4000'])
  })
})

describe('a car park', () => {
  const night = Array.from({ length: 7 }, (_, weekday) => [
    { weekday, from_minute: 0, to_minute: 480, hourly_minor: 60 },
    { weekday, from_minute: 1200, to_minute: 1440, hourly_minor: 60 },
  ]).flat()
  const carPark = planRow({ hourly_minor: 240, daily_minor: 1800, step_minutes: 15, free_minutes: 10 })
  const stay = (from: string, minutes: number) =>
    bill(
      lasting(0, {
        product: 'parking',
        driverAge: null,
        book: { ...plainBook(carPark), tariffs: night },
        period: { from: new Date(from), to: new Date(Date.parse(from) + minutes * minute) },
      }),
    )

  it('has other prices at night, up to a day’s', () => {
    expect(stay('2026-03-30T17:00:00Z', 120)).toEqual(['base.hour 1 240', 'base.hour.60 1 60'])
    expect(stay('2026-03-30T18:00:00Z', 600)).toEqual(['base.hour.60 10 600'])
    expect(stay('2026-03-30T08:00:00Z', 600)).toEqual(['base.day 1 1800'])
    expect(stay('2026-03-30T08:00:00Z', 10)).toEqual(['base.free 1 0'])
  })

  it('goes by its own clock when that changes', () => {
    // 01:45 is followed by 03:00: the night's last hours are still the night's.
    expect(stay('2026-03-29T00:45:00Z', 30)).toEqual(['base.hour.60 0.5 30'])
    // Night ends at 08:00 on the clock, an hour earlier than the day before.
    expect(stay('2026-03-29T05:30:00Z', 60)).toEqual(['base.hour.60 0.5 30', 'base.hour 0.5 120'])
  })
})

const anyInput: fc.Arbitrary<PriceInput & { minutes: number }> = fc
  .record({
    product: fc.constantFrom<Product>('rental', 'parking'),
    book: anyBook,
    demand: anyDemand,
    zone: fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/New_York'),
    minutes: fc.oneof(fc.integer({ min: 1, max: days(2) }), fc.integer({ min: 1, max: days(40) })),
    option: fc.constantFrom('flexible' as const, 'prepaid' as const),
    member: fc.option(
      fc
        .integer({ min: 0, max: 3000 })
        .map((discountBp) => ({ tier: 'gold', en: 'Gold', fr: 'Or', discountBp })),
    ),
    driverAge: fc.option(fc.integer({ min: 18, max: 30 })),
  })
  .map(({ minutes, ...rest }) => ({ ...lasting(minutes, rest), minutes }))

describe('any price under any rules', () => {
  it('is never lower for a longer booking from the same start', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: days(12) })),
        (input, more) => {
          const longer = { ...input, period: lasting(input.minutes + more).period }
          expect(calculatePrice(longer).totalMinor).toBeGreaterThanOrEqual(calculatePrice(input).totalMinor)
        },
      ),
      { numRuns: 4000 },
    )
  })

  it('is not rounded below that of a shorter one, where each minor unit counts', () => {
    const cents = { ...planRow({ hourly_minor: 1, daily_minor: 12, weekly_minor: 60 }) }
    const everyDay = { ...named('weekday', -3000), weekdays: 127 }
    const rules: Partial<PriceBook> = {
      seasons: [{ ...named('season', -3000), dates: onDates('2026-01-01', '2026-12-31') }],
      weekdays: [everyDay],
      demand: [{ ...named('demand', -3000), minTakenBp: 0 }],
    }
    const totals = Array.from({ length: 12 }, (_, hours) =>
      calculatePrice(lasting(hours * 60 + 60, { book: { ...plainBook(cents), ...rules }, demand: [0, 0] })),
    ).map(({ totalMinor }) => totalMinor)
    expect(totals).toEqual(totals.toSorted((a, b) => a - b))
    expect(totals[0]).toBe(0)
    expect(totals.at(-1)).toBe(1)
  })

  it('is the sum of its lines, each whole, each once, and only discounts below zero', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { lines, totalMinor } = calculatePrice(input)
        expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor)
        expect(totalMinor).toBeGreaterThanOrEqual(0)
        expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length)
        for (const { amountMinor, kind } of lines) {
          expect(Number.isSafeInteger(amountMinor) && !Object.is(amountMinor, -0)).toBe(true)
          if (kind !== 'discount') expect(amountMinor).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same wherever the machine is', () => {
    const url = (file: string) => new URL(file, import.meta.url).href
    const script = `
      import fc from 'fast-check'
      import { calculatePrice } from '${url('./calculate.ts')}'
      import { anyBook, anyDemand } from '${url('./test-books.ts')}'
      const books = fc.sample(fc.tuple(anyBook, anyDemand, fc.integer({ min: 1, max: 60000 })), { seed: 7, numRuns: 200 })
      for (const [book, demand, minutes] of books) {
        const from = new Date('2026-03-28T22:30:00Z')
        console.log(JSON.stringify(calculatePrice({
          product: 'rental', book, demand, period: { from, to: new Date(from.getTime() + minutes * 60000) },
          zone: 'Europe/Paris', oneWay: null, chosenUnit: false, driverAge: 30, extras: [],
          option: 'prepaid', member: null, promo: null, points: null })))
      }`
    const answers = ['UTC', 'America/New_York', 'Australia/Lord_Howe'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: new URL('../../../..', import.meta.url),
        env: { ...process.env, TZ },
      }).toString(),
    )
    expect(answers[0]?.length).toBeGreaterThan(10_000)
    expect(new Set(answers).size).toBe(1)
  })
})

describe('what is taken off', () => {
  const extras = [{ id: 'gps', quantity: 1, charge: 'per_day', amountMinor: 500 }] as const
  const gift = (of: NonNullable<PriceInput['promo']>['gift']) => ({
    id: 'p',
    version: 1,
    code: 'HELLO',
    gift: of,
  })

  it('is less from what is less, and of the stay alone', () => {
    const prepaid = { ...plainBook(planRow({ prepaid_discount_bp: 1000 })) }
    const member = { tier: 'gold', en: 'Gold', fr: 'Or', discountBp: 500 }
    const input = lasting(days(2), { book: prepaid, option: 'prepaid', member, extras })
    expect(bill({ ...input, promo: gift({ kind: 'percent', bp: 1000 }) })).toEqual([
      'base.day 2 8000',
      'extra.gps 2 1000',
      'prepaid 1 -800',
      'member.gold 1 -360',
      'promo.HELLO 1 -684',
    ])
  })

  it('is a day, an amount, or points, and never more than there is', () => {
    const input = lasting(days(2), { extras })
    expect(bill({ ...input, promo: gift({ kind: 'free_day' }) }).at(-1)).toBe('promo.HELLO 1 -4000')
    expect(bill({ ...lasting(600), promo: gift({ kind: 'free_day' }) })).toEqual(['base.day 1 4000'])
    const much = calculatePrice({
      ...input,
      promo: gift({ kind: 'amount', amountMinor: 8990 }),
      points: { points: 500, valueMinor: 3 },
    })
    expect(much).toMatchObject({ totalMinor: 1, promoMinor: 8990, pointsMinor: 9 })
    expect(
      calculatePrice({ ...input, promo: gift({ kind: 'amount', amountMinor: 99_999 }) }).totalMinor,
    ).toBe(0)
  })
})
