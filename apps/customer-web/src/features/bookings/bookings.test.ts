import type { Booking } from '@forecourt/domain/booking/contract'
import { beforeEach, expect, test, vi } from 'vitest'
import { calendarFile } from './calendar.ts'
import { forget, keep, savedBookings, toSaved } from './saved.ts'

const branch = {
  id: 'lyon',
  name: 'Gare de Lyon; Part-Dieu',
  address: '5 place Charles Béraudier, 69003 Lyon',
  timeZone: 'Europe/Paris',
  country: 'FR',
  lat: 45.76,
  lng: 4.86,
  phone: '+33 4 00 00 00 00',
}
const booking: Booking = {
  id: '0198c0de-0000-7000-8000-000000000000',
  reference: 'K7P2QX',
  product: 'rental',
  status: 'confirmed',
  overdue: false,
  class: {
    id: 'CDMR',
    product: 'rental',
    acriss: 'CDMR',
    bayKind: null,
    name: { en: 'Compact', fr: 'Compacte' },
    example: null,
    seats: 5,
    doors: 5,
    bags: 3,
    gearbox: 'manual',
    fuel: 'petrol',
    minAge: 21,
    maxHeightCm: null,
  },
  unit: null,
  pickup: branch,
  dropoff: branch,
  from: '2026-10-24T08:00:00.000Z',
  to: '2026-10-26T09:00:00.000Z',
  contact: { name: 'Ana Martin', email: 'ana@example.com', phone: '+33612345678' },
  plate: 'AB123CD',
  driverAge: 40,
  flightNumber: null,
  extras: [],
  expectedBackAt: null,
  conflict: null,
  currency: 'EUR',
  totalMinor: 18_240,
  taxMinor: 3040,
  depositMinor: 70_000,
  lines: [],
  bill: null,
  charges: [],
  deposit: null,
  dueMinor: 0,
  pendingChange: null,
  changes: [],
  holdExpiresAt: null,
  freeCancellationUntil: '2026-10-23T08:00:00.000Z',
  paysAt: 'booking',
  keptMinor: 0,
  payment: {
    status: 'paid',
    promisedMinor: 0,
    heldFrom: null,
    paidMinor: 18_240,
    refundedMinor: 0,
    cardBrand: 'visa',
    cardLast4: '4242',
    failureCode: null,
  },
  createdAt: '2026-10-01T08:00:00.000Z',
  confirmedAt: '2026-10-01T08:03:00.000Z',
  checkedInAt: null,
  checkedOutAt: null,
  closedAt: null,
  closeReason: null,
  version: 2,
}
const now = Date.parse('2026-10-20T08:00:00Z')

const store = new Map<string, string>()
beforeEach(() => {
  store.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
  })
})

test('a calendar file says the hours in UTC, escapes its text and folds its lines', () => {
  const words = { title: 'Compact, Lyon', description: 'Bring your licence.\nReference K7P-2QX' }
  const file = calendarFile(booking, words, 'https://forecourt.test/bookings/1', new Date(now))
  expect(file).toContain('DTSTART:20261024T080000Z\r\nDTEND:20261026T090000Z\r\n')
  expect(file).toContain('SUMMARY:Compact\\, Lyon\r\n')
  expect(file).toContain('DESCRIPTION:Bring your licence.\\nReference K7P-2QX\r\n')
  expect(file.replaceAll('\r\n ', '')).toContain(
    'LOCATION:Gare de Lyon\\; Part-Dieu\\, 5 place Charles Béraudier',
  )
  const lengths = file.split('\r\n').map((line) => new TextEncoder().encode(line).length)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
})

test('what is kept for offline use holds the pass, and nothing about the person', () => {
  keep(toSaved(booking, 'confirmed', 'pass-token', now), now)
  expect(savedBookings(now)).toMatchObject([{ reference: 'K7P2QX', pass: 'pass-token', place: branch.name }])
  const text = [...store.values()].join()
  for (const secret of ['Ana', 'Martin', 'ana@', '33612345678', 'AB123CD', '18240'])
    expect(text).not.toContain(secret)
})

test('a kept booking is replaced, forgotten, and gone some days after its end', () => {
  keep(toSaved(booking, 'confirmed', 'first', now), now)
  keep(toSaved(booking, 'active', 'second', now), now)
  expect(savedBookings(now).map(({ pass }) => pass)).toEqual(['second'])
  expect(savedBookings(Date.parse('2026-11-03T09:00:00Z'))).toEqual([])
  forget(booking.id, now)
  expect(savedBookings(now)).toEqual([])
})
