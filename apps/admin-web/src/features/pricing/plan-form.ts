import { createRatePlanInput, type Product } from '@forecourt/domain/pricing/contract'
import { parseMoney, typedMoney } from '@forecourt/ui'
import type { T } from '../../i18n/index.ts'
import { type Read, readOf, type Wrong } from '../kit/read-form.ts'
import type { RatePlan } from './rates.ts'
import { type Band, bandsOf, readBands } from './tariff-form.ts'
import { parseCount, parsePercent, typedPercent } from './typed.ts'

type How = 'money' | 'percent' | 'count' | 'text'
type Field = { as: How; optional?: true; of?: Product }

/** What is typed of a rate plan, in the order on screen. Left empty, an optional one is nothing or what is usual. */
export const planFields = {
  price: {
    name: { as: 'text' },
    hourlyMinor: { as: 'money' },
    dailyMinor: { as: 'money' },
    weeklyMinor: { as: 'money' },
    monthlyMinor: { as: 'money', optional: true },
    prepaidDiscountBp: { as: 'percent', optional: true },
    stepMinutes: { as: 'count', of: 'parking' },
    freeMinutes: { as: 'count', optional: true, of: 'parking' },
  },
  demand: {
    demandFloorBp: { as: 'percent', optional: true },
    demandCeilingBp: { as: 'percent', optional: true },
  },
  more: {
    depositMinor: { as: 'money', optional: true, of: 'rental' },
    kmPerDay: { as: 'count', optional: true, of: 'rental' },
    extraKmMinor: { as: 'money', optional: true, of: 'rental' },
    youngDriverDailyMinor: { as: 'money', optional: true, of: 'rental' },
    youngDriverBelowAge: { as: 'count', optional: true, of: 'rental' },
    oneWayBaseMinor: { as: 'money', optional: true, of: 'rental' },
    oneWayPerKmMinor: { as: 'money', optional: true, of: 'rental' },
    chosenUnitMinor: { as: 'money', optional: true, of: 'rental' },
    energyPercentMinor: { as: 'money', optional: true, of: 'rental' },
    energyServiceMinor: { as: 'money', optional: true, of: 'rental' },
    evKwhMinor: { as: 'money', optional: true, of: 'parking' },
    evIdleMinuteMinor: { as: 'money', optional: true, of: 'parking' },
  },
} as const satisfies Record<string, Record<string, Field>>

const allFields = { ...planFields.price, ...planFields.demand, ...planFields.more }
export type PlanField = keyof typeof allFields
/** When the flexible rate is paid: when it is booked, or held on the card until pick-up, of parking until the exit. */
export const flexiblePayments = ['pickup', 'booking'] as const

export type PlanForm = Record<PlanField, string> & {
  flexiblePayment: (typeof flexiblePayments)[number]
  bands: readonly Band[]
}

const names = Object.keys(allFields) as PlanField[]
export const fieldOf = (name: PlanField): Field => allFields[name]

/** The fields that a product has. */
export const fieldsOf = (part: keyof typeof planFields, product: Product): PlanField[] =>
  names.filter((name) => name in planFields[part] && [undefined, product].includes(fieldOf(name).of))

/** What stands in the fields of a first plan. */
const usual: Partial<Record<PlanField, string>> = { name: 'Standard', stepMinutes: '60' }

/** What stands in the fields: those of the plan so far, or nothing. */
export function formOfPlan(plan: RatePlan | undefined, locale: string): PlanForm {
  const typed = (name: PlanField): string => {
    const value = plan?.[name]
    if (!plan || value === null || value === undefined) return usual[name] ?? ''
    switch (fieldOf(name).as) {
      case 'money':
        return typedMoney(Number(value), plan.currency, locale)
      case 'percent':
        return typedPercent(Number(value), locale)
      default:
        return String(value)
    }
  }
  const fields = Object.fromEntries(names.map((name) => [name, typed(name)])) as Record<PlanField, string>
  return { ...fields, flexiblePayment: plan?.flexiblePayment ?? 'pickup', bands: bandsOf(plan, locale) }
}

type Ask = {
  branchId: string
  classId: string
  product: Product
  currency: string
  locale: string
  plan: RatePlan | undefined
}
type Input = NonNullable<ReturnType<typeof createRatePlanInput.safeParse>['data']>

/** Reads the form by the verb's own rules. What no field is for stays as the plan has it. */
export function readPlan(form: PlanForm, ask: Ask, t: T): Read<PlanForm, Input> {
  const { branchId, classId, product, currency, plan } = ask
  const read: Record<How, (text: string) => unknown> = {
    money: (text) => parseMoney(text, currency),
    percent: parsePercent,
    count: parseCount,
    text: (text) => text,
  }
  const wrong: Wrong<PlanForm> = {}
  const terms: Record<string, unknown> = { ...(plan && keptOf(plan)), flexiblePayment: form.flexiblePayment }
  for (const name of names) {
    const { as, optional, of } = fieldOf(name)
    const text = form[name].trim()
    if ((of && of !== product) || (optional && text === '')) continue
    terms[name] = read[as](text)
    if (terms[name] === undefined || text === '')
      wrong[name] = t(`plans.form.wrong.${as}`, { field: t(`plans.form.${name}`) })
  }
  if (product === 'parking') {
    const { tariffs, problem } = readBands(form.bands, ask, t)
    terms.tariffs = tariffs
    if (problem) wrong.bands = problem.message
  }
  const result = createRatePlanInput.safeParse({ branchId, classId, version: plan?.version, terms })
  for (const { path, code } of result.error?.issues ?? []) {
    const name = names.find((one) => one === path[1])
    if (!name || wrong[name]) continue
    const rule = code === 'custom' || name === 'stepMinutes' ? rules.find((one) => one === name) : undefined
    wrong[name] = rule
      ? t(`plans.form.rule.${rule}`)
      : t('plans.form.wrong.range', { field: t(`plans.form.${name}`) })
  }
  return readOf(result.data, inOrder(wrong))
}

/** Fields that must fit one another, or a short list. */
const rules = ['stepMinutes', 'hourlyMinor', 'weeklyMinor', 'monthlyMinor'] as const

const inOrder = (wrong: Wrong<PlanForm>): Wrong<PlanForm> =>
  Object.fromEntries(
    [...names, 'bands' as const].flatMap((name) => (wrong[name] ? [[name, wrong[name]]] : [])),
  )

const keptOf = (plan: RatePlan) => ({
  stepMinutes: plan.stepMinutes,
  minMinutes: plan.minMinutes,
  maxMinutes: plan.maxMinutes,
  flexibleEarlyReturn: plan.flexibleEarlyReturn,
  prepaidEarlyReturn: plan.prepaidEarlyReturn,
  flexibleLateDays: plan.flexibleLateDays,
  prepaidLateDays: plan.prepaidLateDays,
  tariffs: plan.tariffs,
})
