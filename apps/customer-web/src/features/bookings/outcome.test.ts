import { expect, test } from 'vitest'
import { returnOutcome } from './outcome.ts'

const now = Date.parse('2026-07-01T08:00:00Z')
const payment = {
  status: 'open' as const,
  paidMinor: 0,
  refundedMinor: 0,
  promisedMinor: 0,
  heldFrom: null,
  cardBrand: null,
  cardLast4: null,
  failureCode: null,
}
const pending = { status: 'pending' as const, holdExpiresAt: '2026-07-01T08:05:00Z', payment }
const paid = { ...payment, status: 'paid' as const, paidMinor: 18_240 }
const over = '2026-07-01T07:59:59Z'

test.each([
  ['the redirect alone proves nothing', pending, false, 'confirming'],
  ['the server says so', { ...pending, status: 'confirmed' as const, payment: paid }, false, 'confirmed'],
  [
    'confirmed wins over a link that says left',
    { ...pending, status: 'confirmed' as const },
    true,
    'confirmed',
  ],
  [
    'the card was declined',
    { ...pending, payment: { ...payment, failureCode: 'card_declined' } },
    false,
    'declined',
  ],
  ['the customer came back without paying', pending, true, 'left'],
  ['the time is over before the server has said so', { ...pending, holdExpiresAt: over }, false, 'ended'],
  ['paid at the last moment', { ...pending, holdExpiresAt: over, payment: paid }, false, 'confirming'],
  ['expired, nothing paid', { ...pending, status: 'expired' as const, holdExpiresAt: null }, false, 'ended'],
  ['expired, paid too late', { ...pending, status: 'expired' as const, payment: paid }, false, 'lost'],
  ['cancelled in the meantime', { ...pending, status: 'cancelled' as const }, false, 'elsewhere'],
])('%s', (_, booking, left, expected) => {
  expect(returnOutcome(booking, left, now)).toBe(expected)
})
