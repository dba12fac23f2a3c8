import { expect, test } from 'vitest'
import { promoState } from './promo-state.ts'

const open = {
  ...{ retiredAt: null, bookFrom: null, bookUntil: null },
  ...{ maxUses: null, usedCount: 7, budgetMinor: null, usedMinor: 900 },
}
const now = Date.parse('2026-03-02T08:00:00Z')

test.each([
  [{}, 'live'],
  [{ bookFrom: '2026-03-02T08:00:00Z', bookUntil: '2026-03-02T08:00:01Z' }, 'live'],
  [{ bookFrom: '2026-03-02T08:00:01Z' }, 'scheduled'],
  [{ bookUntil: '2026-03-02T08:00:00Z' }, 'over'],
  [{ maxUses: 7 }, 'used'],
  [{ maxUses: 8 }, 'live'],
  [{ budgetMinor: 900 }, 'used'],
  [{ retiredAt: '2026-03-01T08:00:00Z', maxUses: 7 }, 'retired'],
] as const)('%j', (over, state) => {
  expect(promoState({ ...open, ...over }, now)).toBe(state)
})
