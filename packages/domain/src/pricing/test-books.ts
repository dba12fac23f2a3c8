import fc from 'fast-check'
import { day } from '../kernel/index.ts'
import type { DayRule, PriceBook, Rule, RuleKind } from './price-book.ts'
import { plainBook } from './price-book.ts'
import { planRow } from './test-plans.ts'

/** Any consistent plan, prepaid discounts, months, steps and free minutes included. */
const anyPlan = fc
  .record({
    hourly: fc.integer({ min: 0, max: 5000 }),
    daily: fc.integer({ min: 0, max: 20_000 }),
    tenths: fc.integer({ min: 10, max: 70 }),
    month: fc.option(fc.integer({ min: 0, max: 100 })),
    step: fc.constantFrom(15, 30, 60),
    free: fc.integer({ min: 0, max: 60 }),
    fee: fc.integer({ min: 0, max: 3000 }),
    prepaid: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ hourly, daily, tenths, month, step, free, fee, prepaid }) => {
    const weekly = Math.round((daily * tenths) / 10)
    const monthly = Math.floor(weekly + ((weekly * 30) / 7 - weekly) * ((month ?? 0) / 100))
    return planRow({
      hourly_minor: Math.min(hourly, daily),
      daily_minor: daily,
      weekly_minor: weekly,
      monthly_minor: month === null ? null : monthly,
      step_minutes: step,
      free_minutes: free,
      young_driver_daily_minor: fee,
      one_way_base_minor: fee,
      one_way_per_km_minor: fee % 50,
      chosen_unit_minor: fee,
      prepaid_discount_bp: prepaid,
      ...{ km_per_day: 250, extra_km_minor: fee % 60 },
      ...{
        energy_percent_minor: fee % 200,
        energy_service_minor: fee,
        ev_kwh_minor: fee % 90,
        ev_idle_minute_minor: fee % 20,
      },
    })
  })

/** Around here the bookings of the property tests begin. */
const someDay = Date.UTC(2026, 2, 27) / day

const rule = (kind: RuleKind, changeBp: number, nth: number): Rule => ({
  id: `${kind}-${nth}`,
  version: 1,
  kind,
  en: kind,
  fr: kind,
  changeBp,
})

const bp = fc.integer({ min: -3000, max: 20_000 })
const bits = fc.integer({ min: 1, max: 127 })

const anySeason: fc.Arbitrary<DayRule> = fc
  .record({
    bp,
    from: fc.integer({ min: -10, max: 40 }),
    days: fc.integer({ min: 0, max: 30 }),
    bits: fc.option(bits),
  })
  .map(({ bp: change, from, days, bits: on }) => ({
    ...rule('season', change, from),
    dates: [someDay + from, someDay + from + days],
    weekdays: on,
  }))

const weekdays: fc.Arbitrary<DayRule> = fc
  .record({ bp, bits })
  .map(({ bp: change, bits: on }) => ({ ...rule('weekday', change, on), dates: null, weekdays: on }))

const demandStep = fc
  .record({ bp, taken: fc.integer({ min: 0, max: 10_000 }) })
  .map(({ bp: change, taken }) => ({
    ...rule('demand', change, taken),
    dates: null,
    weekdays: null,
    minTakenBp: taken,
  }))

const lengthTier = fc
  .record({ off: fc.integer({ min: -9000, max: 0 }), minDays: fc.integer({ min: 1, max: 40 }) })
  .map(({ off, minDays }) => ({ ...rule('length', off, minDays), minDays }))

const hours = fc.uniqueArray(
  fc.record({
    weekday: fc.integer({ min: 0, max: 6 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minor: fc.integer({ min: 0, max: 2000 }),
  }),
  { maxLength: 20, selector: ({ weekday, hour }) => weekday * 24 + hour },
)

/** Books with rules of every kind, tariffs by the hour, and none. */
export const anyBook: fc.Arbitrary<PriceBook> = fc.record({
  plan: anyPlan,
  seasons: fc.uniqueArray(anySeason, { maxLength: 3, selector: ({ id }) => id }),
  weekdays: fc.uniqueArray(weekdays, { maxLength: 2, selector: ({ id }) => id }),
  demand: fc
    .uniqueArray(demandStep, { maxLength: 3, selector: ({ id }) => id })
    .map((steps) => steps.toSorted((a, b) => b.minTakenBp - a.minTakenBp)),
  lengths: fc
    .array(lengthTier, { maxLength: 3 })
    .map((tiers) => tiers.toSorted((a, b) => b.minDays - a.minDays)),
  tariffs: hours.map((list) =>
    list.map(({ weekday, hour, minor }) => ({
      weekday,
      from_minute: hour * 60,
      to_minute: hour * 60 + 60,
      hourly_minor: minor,
    })),
  ),
  oneWayFees: fc.constant(plainBook(planRow()).oneWayFees),
})

export const anyDemand = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 60 })
