import { expect, test } from 'vitest'
import type { T } from '../../i18n/index.ts'
import { formOfPlan, type PlanForm, readPlan } from './plan-form.ts'

const t = ((key: string, values?: { field: string }) =>
  [key, values?.field].filter(Boolean).join(' ').replaceAll('plans.form.', '')) as T
const ask = {
  branchId: 'lyon',
  classId: 'ECMR',
  product: 'rental',
  currency: 'EUR',
  locale: 'en-GB',
  plan: undefined,
} as const
const prices = { hourlyMinor: '6,50', dailyMinor: '40', weeklyMinor: '€200.00' }
const read = (over: Partial<PlanForm>) => readPlan({ ...formOfPlan(undefined, 'en-GB'), ...over }, ask, t)

test('says what is typed, in minor units and basis points', () => {
  const { value } = read({ ...prices, prepaidDiscountBp: '8 %', kmPerDay: '250' })
  expect(value).toMatchObject({ branchId: 'lyon', classId: 'ECMR' })
  expect(value?.terms).toMatchObject({
    ...{ name: 'Standard', hourlyMinor: 650, dailyMinor: 4000, weeklyMinor: 20_000, monthlyMinor: null },
    ...{ prepaidDiscountBp: 800, kmPerDay: 250, freeMinutes: 0, depositMinor: 0 },
  })
})

test.each([
  [
    'no price',
    { hourlyMinor: '', weeklyMinor: 'much' },
    ['wrong.money hourlyMinor', 'wrong.money weeklyMinor'],
  ],
  ['an hour dearer than a day', { hourlyMinor: '41' }, ['rule.hourlyMinor']],
  ['a week dearer than its days', { weeklyMinor: '281' }, ['rule.weeklyMinor']],
  ['more than half off', { prepaidDiscountBp: '51' }, ['wrong.range prepaidDiscountBp']],
] as const)('tells what is wrong with %s', (_what, over, messages) => {
  expect(Object.values(read({ ...prices, ...over }).wrong ?? {})).toEqual(messages)
})
