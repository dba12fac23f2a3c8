import { describe, expect, it } from 'vitest'
import { passesLuhn, readCard } from './card-entry.ts'
import { TEST_CARDS } from './cards.ts'

const NOW = Date.UTC(2026, 4, 31, 23, 59)
const good = { number: '4242 4242-4242 4242', expiry: '05/26', cvc: '123' }

describe('a typed card', () => {
  it('is read in the forms people use', () => {
    for (const expiry of ['05/26', '5/26', '05 / 2026', '0526', ' 05/26 ']) {
      expect(readCard({ ...good, expiry }, NOW)).toMatchObject({
        ok: true,
        value: { card: { brand: 'visa' }, expMonth: 5, expYear: 2026 },
      })
    }
  })

  it('is good until the last day of its month', () => {
    expect(readCard(good, NOW).ok).toBe(true)
    expect(readCard(good, NOW + 60_000)).toEqual({ ok: false, problems: { expiry: 'expiry_past' } })
  })

  it.each([
    [{ number: '4242 4242' }, { number: 'number_incomplete' }],
    [{ number: '' }, { number: 'number_incomplete' }],
    [{ number: '4242424242424241' }, { number: 'number_invalid' }],
    [{ number: '4111111111111111' }, { number: 'number_not_a_test_card' }],
    [{ expiry: '' }, { expiry: 'expiry_incomplete' }],
    [{ expiry: '13/30' }, { expiry: 'expiry_invalid' }],
    [{ expiry: '00/30' }, { expiry: 'expiry_invalid' }],
    [{ cvc: '12' }, { cvc: 'cvc_incomplete' }],
    [{ number: '378282246310005', cvc: '123' }, { cvc: 'cvc_incomplete' }],
    [
      { number: 'x', expiry: 'y', cvc: 'z' },
      { number: 'number_incomplete', expiry: 'expiry_incomplete', cvc: 'cvc_incomplete' },
    ],
  ])('%j is refused with %j', (changes, problems) => {
    expect(readCard({ ...good, ...changes }, NOW)).toEqual({ ok: false, problems })
  })
})

it('every test card has a right check digit and a name of its own', () => {
  expect(TEST_CARDS.filter((card) => !passesLuhn(card.number))).toEqual([])
  expect(new Set(TEST_CARDS.map((card) => card.number)).size).toBe(TEST_CARDS.length)
})
