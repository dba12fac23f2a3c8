import { findCard, type TestCard } from './cards.ts'

/** A card as a person types it. */
export interface CardEntry {
  number: string
  /** Month and year, `12/34`, `12 / 2034` or `1234`. */
  expiry: string
  cvc: string
}

export type EntryProblem =
  | 'number_incomplete'
  | 'number_invalid'
  | 'number_not_a_test_card'
  | 'expiry_incomplete'
  | 'expiry_invalid'
  | 'expiry_past'
  | 'cvc_incomplete'

export interface EnteredCard {
  card: TestCard
  expMonth: number
  expYear: number
}

/** The outcome of looking at what was typed: a card, or the one problem of each field that has one. */
export type EntryResult =
  | { ok: true; value: EnteredCard }
  | { ok: false; problems: Partial<Record<keyof CardEntry, EntryProblem>> }

/** The check digit that every card number ends with. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** Checks a typed card as Stripe's page does, forgiving spaces and dashes. @param now milliseconds since the epoch. */
export function readCard(entry: CardEntry, now: number): EntryResult {
  const number = entry.number.replace(/[\s-]/g, '')
  const card = findCard(number)
  const expiry = readExpiry(entry.expiry, now)
  const numberProblem = card ? undefined : describeNumber(number)
  const expiryProblem = typeof expiry === 'string' ? expiry : undefined
  const cvcLength = card?.brand === 'amex' ? 4 : 3
  const cvcComplete = /^\d{3,4}$/.test(entry.cvc.trim()) && entry.cvc.trim().length >= cvcLength

  if (card && typeof expiry !== 'string' && cvcComplete) return { ok: true, value: { card, ...expiry } }
  return {
    ok: false,
    problems: {
      ...(numberProblem && { number: numberProblem }),
      ...(expiryProblem && { expiry: expiryProblem }),
      ...(!cvcComplete && { cvc: 'cvc_incomplete' }),
    },
  }
}

function describeNumber(number: string): EntryProblem {
  if (!/^\d{13,19}$/.test(number)) return 'number_incomplete'
  return passesLuhn(number) ? 'number_not_a_test_card' : 'number_invalid'
}

function readExpiry(text: string, now: number): { expMonth: number; expYear: number } | EntryProblem {
  const parts = /^\s*(\d{1,2})\s*\/?\s*((?:20)?\d{2})\s*$/.exec(text)
  if (!parts) return 'expiry_incomplete'
  const expMonth = Number(parts[1])
  const expYear = 2000 + (Number(parts[2]) % 100)
  if (expMonth < 1 || expMonth > 12) return 'expiry_invalid'
  // A card is good until the last day of its month.
  return Date.UTC(expYear, expMonth) <= now ? 'expiry_past' : { expMonth, expYear }
}
