import { expect, test } from 'vitest'
import type { T } from '../../i18n/index.ts'
import { newPromo, type PromoForm, readPromo } from './promo-form.ts'

const t = ((key: string) => key.replace('promotions.wrong.', '')) as T
const place = {
  ...{ timeZone: 'Europe/Paris', currency: 'EUR' },
  branchIds: { here: ['lyon'], mine: ['lyon', 'nice'], everywhere: null },
}
const read = (over: Partial<PromoForm>) => readPromo({ ...newPromo, ...over }, place, t)
const march = { code: 'march20', name: 'March', percent: '20' }

test('says what is typed, in the terms of the verb', () => {
  const { value } = read({ ...march, bookUntil: '2026-03-31T23:59', budget: '1 500', where: 'mine' })
  expect(value).toMatchObject({
    ...{ code: 'march20', kind: 'percent', percentBp: 2000, amountMinor: null },
    ...{ currency: 'EUR', budgetMinor: 150_000, maxUses: null, branchIds: ['lyon', 'nice'] },
  })
  expect(Date.parse(value?.bookUntil ?? '')).toBe(Date.parse('2026-03-31T21:59Z'))
  expect(read({ ...march, kind: 'amount', amount: '5,50' }).value).toMatchObject({
    ...{ percentBp: null, amountMinor: 550, currency: 'EUR' },
  })
  expect(read({ ...march, where: 'everywhere' }).value?.branchIds).toBeNull()
})

test.each([
  ['nothing', { code: '', name: '', percent: '' }, ['code', 'name', 'percent']],
  ['a code with a sign', { code: 'march-20' }, ['code']],
  ['more than all', { percent: '101' }, ['percent']],
  [
    'an end before its beginning',
    { bookFrom: '2026-03-02T10:00', bookUntil: '2026-03-01T10:00' },
    ['bookUntil'],
  ],
  ['half a date', { pickupFrom: '2026-03' }, ['pickupFrom']],
  [
    'words for numbers',
    { maxUses: 'many', budget: 'much', perCustomer: 'once' },
    ['maxUses', 'budget', 'perCustomer'],
  ],
] as const)('tells what is wrong with %s', (_what, over, messages) => {
  expect(Object.values(read({ ...march, ...over }).wrong ?? {})).toEqual(messages)
})
