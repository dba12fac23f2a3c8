import { expect, test } from 'vitest'
import type { T } from '../../i18n/index.ts'
import { newRule, type RuleForm, readRule } from './rule-form.ts'

const t = ((key: string) => key.replace('pricing.rule.wrong.', '')) as T
const read = (over: Partial<RuleForm>) => readRule({ ...newRule('rental'), ...over }, 'lyon', t)
const august = {
  fromDate: '2026-08-01',
  toDate: '2026-08-31',
  change: '+15',
  nameEn: 'August',
  nameFr: 'Août',
}

test('says what is typed, in the terms of the verb', () => {
  expect(read({ ...august, weekdays: 96, classId: 'ECMR' }).value).toEqual({
    ...{ kind: 'season', product: 'rental', classId: 'ECMR', branchId: 'lyon', groupId: null },
    ...{ fromDate: '2026-08-01', toDate: '2026-08-31', weekdays: 96, changeBp: 1500 },
    ...{ nameEn: 'August', nameFr: 'Août' },
  })
  expect(read({ ...august, scope: 'group:alps' }).value).toMatchObject({ branchId: null, groupId: 'alps' })
  expect(read({ ...august, scope: 'everywhere' }).value).toMatchObject({ branchId: null, groupId: null })
})

test.each([
  ['nothing', {}, ['fromDate', 'toDate', 'change', 'nameEn', 'nameFr']],
  ['an end before its beginning', { ...august, toDate: '2026-07-31' }, ['toDate']],
  ['more than it may rise', { ...august, change: '201' }, ['change']],
  ['no weekday', { ...august, kind: 'weekday' }, ['weekdays']],
  ['no share', { ...august, kind: 'demand', minTaken: 'most' }, ['minTaken']],
  ['a length that makes dearer', { ...august, kind: 'length', minDays: '7' }, ['discount']],
] as const)('tells what is wrong with %s', (_what, over, fields) => {
  expect(Object.values(read(over).wrong ?? {})).toEqual(fields)
})
