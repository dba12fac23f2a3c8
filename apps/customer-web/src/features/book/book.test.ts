import { beforeEach, expect, test, vi } from 'vitest'
import { attemptKey } from './attempt.ts'
import { heldBooking, rememberHeld } from './held.ts'
import { rememberTotal, seenTotal } from './seen-total.ts'
import { extrasOf, extrasText, wizardSearch } from './wizard-search.ts'

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  })
})

const search = wizardSearch.parse({ at: 'lyon', class: 'CDMR', from: '2026-07-01T10:00', extras: 'gps:1' })
const bookingId = '0198c0de-0000-7000-8000-000000000000'

test('the same write keeps its key, another body gets another', () => {
  const body = { quoteId: 'a', contact: { name: 'Ana' } }
  const key = attemptKey(body)
  expect(attemptKey({ ...body })).toBe(key)
  expect(attemptKey({ ...body, quoteId: 'b' })).not.toBe(key)
})

test('extras survive the way through the address bar', () => {
  const extras = extrasOf('child-seat:2,gps:1')
  expect([...extras]).toEqual([
    ['child-seat', 2],
    ['gps', 1],
  ])
  expect(extrasText(extras)).toBe('child-seat:2,gps:1')
  expect(extrasText(new Map([['gps', 0]]))).toBeUndefined()
  expect(wizardSearch.parse({ extras: 'gps:many' }).extras).toBeUndefined()
})

test('a total seen for a choice is compared with the same choice alone; the driver’s age does not make it another', () => {
  rememberTotal(search, 18_240)
  expect(seenTotal({ ...search, age: 23 })).toBe(18_240)
  expect(seenTotal({ ...search, extras: undefined })).toBeNull()
  expect(seenTotal({ ...search, class: 'ECMR' })).toBeNull()
  expect(seenTotal({ ...search, option: 'flexible' })).toBe(18_240)
  expect(seenTotal({ ...search, option: 'prepaid' })).toBeNull()
  expect(seenTotal({ ...search, promo: 'WELCOME10' })).toBeNull()
})

test('what is held is found again for the same choice', () => {
  rememberHeld(search, bookingId)
  expect(heldBooking(search)).toBe(bookingId)
  expect(heldBooking({ ...search, promo: 'WELCOME10' })).toBe(bookingId)
  expect(heldBooking({ ...search, from: '2026-07-02T10:00' })).toBeNull()
})
