import { expect, test } from 'vitest'
import { ruleState } from './rule-state.ts'

const august = { retiredAt: null, fromDate: '2026-08-01', toDate: '2026-08-31' }

test.each([
  ['2026-07-31', august, 'scheduled'],
  ['2026-08-01', august, 'live'],
  ['2026-08-31', august, 'live'],
  ['2026-09-01', august, 'over'],
  ['2026-08-10', { ...august, retiredAt: '2026-08-05T10:00:00Z' }, 'retired'],
  ['2026-08-10', { retiredAt: null, fromDate: null, toDate: null }, 'live'],
] as const)('on %s', (today, rule, state) => {
  expect(ruleState(rule, today)).toBe(state)
})
