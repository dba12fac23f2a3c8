import { z } from 'zod'
import { branchId, classId, product } from '../fleet/contract.ts'
import { basisPoints, minor, name, retired } from './contract-values.ts'

/** What managers give and read: rate plans, rules, stock. Re-exported by `contract.ts`. */

const date = z.iso.date()
const early = z.enum(['none', 'reprice'])
const days = z.number().int().min(0).max(30)

/** An hour's price in a part of the day, by the branch's clock; Monday is 0. */
export const tariff = z
  .object({
    weekday: z.number().int().min(0).max(6),
    fromMinute: z.number().int().min(0).max(1439),
    toMinute: z.number().int().min(1).max(1440),
    hourlyMinor: minor,
  })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, {
    path: ['toMinute'],
    message: 'The end comes after the beginning.',
  })

export const ratePlanTerms = z
  .object({
    name: name.default('Standard'),
    hourlyMinor: minor,
    dailyMinor: minor,
    weeklyMinor: minor,
    monthlyMinor: minor.nullable().default(null),
    stepMinutes: z.union([z.literal(15), z.literal(30), z.literal(60)]).default(60),
    freeMinutes: z.number().int().min(0).max(1440).default(0),
    minMinutes: z.number().int().min(1).nullable().default(null),
    maxMinutes: z.number().int().min(1).nullable().default(null),
    prepaidDiscountBp: basisPoints(0, 5000).default(0),
    flexibleEarlyReturn: early.default('reprice'),
    prepaidEarlyReturn: early.default('none'),
    flexibleLateDays: days.default(1),
    /** When the flexible rate is paid: when it is booked, or at pick-up (parking: at the exit), held on the card until then. */
    flexiblePayment: z.enum(['booking', 'pickup']).default('pickup'),
    prepaidLateDays: days.default(1),
    /** How far demand may move a day's price. */
    demandFloorBp: basisPoints(7000, 10_000).default(7000),
    demandCeilingBp: basisPoints(10_000, 30_000).default(15_000),
    youngDriverDailyMinor: minor.default(0),
    youngDriverBelowAge: z.number().int().min(16).max(99).default(25),
    oneWayBaseMinor: minor.default(0),
    oneWayPerKmMinor: minor.default(0),
    chosenUnitMinor: minor.default(0),
    depositMinor: minor.default(0),
    kmPerDay: z.number().int().min(1).nullable().default(null),
    extraKmMinor: minor.nullable().default(null),
    energyPercentMinor: minor.default(0),
    energyServiceMinor: minor.default(0),
    evKwhMinor: minor.default(0),
    evIdleMinuteMinor: minor.default(0),
    tariffs: z.array(tariff).max(168).default([]),
  })
  .refine((plan) => plan.hourlyMinor <= plan.dailyMinor, {
    path: ['hourlyMinor'],
    message: 'An hour costs no more than a day.',
  })
  .refine((plan) => plan.dailyMinor <= plan.weeklyMinor && plan.weeklyMinor <= 7 * plan.dailyMinor, {
    path: ['weeklyMinor'],
    message: 'A week costs no less than a day and no more than seven.',
  })
  .refine(
    ({ monthlyMinor: month, weeklyMinor: week }) =>
      month === null || (month >= week && 7 * month <= 30 * week),
    {
      path: ['monthlyMinor'],
      message: 'A month costs no less than a week and no more than its 30 days by the week.',
    },
  )
  .refine(
    ({ minMinutes, maxMinutes }) => minMinutes === null || maxMinutes === null || minMinutes <= maxMinutes,
    {
      path: ['maxMinutes'],
      message: 'The longest is no shorter than the shortest.',
    },
  )

/** The version that the caller has looked at: when another is in force by now, nothing is changed. */
const version = z.number().int().optional()

export const createRatePlanInput = z.object({ branchId, classId, version, terms: ratePlanTerms })
export const ratePlanIdInput = z.object({ ratePlanId: z.uuid() })
export const versioned = z.object({ id: z.string(), version: z.number().int() })

const scope = {
  product,
  classId: classId.nullable().default(null),
  /** Nowhere named: everywhere. */
  branchId: branchId.nullable().default(null),
  groupId: branchId.nullable().default(null),
}
const worded = { nameEn: name, nameFr: name }
const moves = { changeBp: basisPoints(-3000, 20_000) }
const dates = { fromDate: date, toDate: date }
/** A bit for each day of the week: Monday is 1, Sunday 64. */
const weekdays = z.number().int().min(1).max(127)
const maybeDates = { fromDate: date.nullable().default(null), toDate: date.nullable().default(null) }

/** What moves prices: by dates, by the day of the week, by how taken the branch is, by the length of the stay. */
export const rateRuleTerms = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('season'),
      ...scope,
      ...worded,
      ...moves,
      ...dates,
      weekdays: weekdays.nullable().default(null),
    }),
    z.object({ kind: z.literal('weekday'), ...scope, ...worded, ...moves, ...maybeDates, weekdays }),
    z.object({
      kind: z.literal('demand'),
      ...{ ...scope, ...worded, ...moves, ...maybeDates },
      weekdays: weekdays.nullable().default(null),
      minTakenBp: basisPoints(0, 10_000),
    }),
    z.object({
      kind: z.literal('length'),
      ...{ ...scope, ...worded },
      changeBp: basisPoints(-9000, 0),
      minDays: z.number().int().min(1).max(366),
    }),
  ])
  .refine(({ branchId: branch, groupId }) => branch === null || groupId === null, {
    path: ['groupId'],
    message: 'A rule is for a branch or for a group, not both.',
  })
  .refine(
    (rule) =>
      rule.kind === 'length' ||
      rule.fromDate === null ||
      (rule.toDate !== null && rule.fromDate <= rule.toDate),
    { path: ['toDate'], message: 'The last day comes with the first, and not before it.' },
  )
export type RateRuleTerms = z.output<typeof rateRuleTerms>

/** With a series, a new version of that rule. */
export const createRateRuleInput = z.object({ series: z.uuid().optional(), version, terms: rateRuleTerms })
export const rateRuleIdInput = z.object({ ruleId: z.uuid() })

export const setExtraStockInput = z.object({
  branchId,
  extraId: z.string().regex(/^[a-z0-9-]{2,40}$/),
  /** Null: never short. */
  quantity: z.number().int().min(0).max(10_000).nullable(),
})

export const ratesInput = z.object({ branchId })

/** From the branch to another; without an amount by distance. */
export const setOneWayFeeInput = z
  .object({ branchId, toBranchId: branchId, amountMinor: minor.nullable() })
  .refine((fee) => fee.branchId !== fee.toBranchId, {
    path: ['toBranchId'],
    message: 'A fee is for another branch.',
  })

export const ratesListInput = ratesInput.extend({ retired })

export const previewPricesInput = z.object({
  branchId,
  classId,
  /** `YYYY-MM`, and the time of each start, by the branch's clock. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('10:00'),
  lengthMinutes: z
    .number()
    .int()
    .min(1)
    .max(366 * 1440),
  /** A rule that is only thought of; with a series, in place of that rule. */
  draft: createRateRuleInput.optional(),
})

/** A plan that is only thought of, and the stays to price by it: from when, by the branch's clock, and for how long. */
export const previewPlanInput = createRatePlanInput.extend({
  stays: z
    .array(
      z.object({
        from: z.iso.datetime({ local: true, offset: false, precision: -1 }),
        lengthMinutes: z
          .number()
          .int()
          .min(1)
          .max(366 * 1440),
      }),
    )
    .min(1)
    .max(12),
})
