import type { Board } from '@forecourt/domain/booking/contract'
import { expect, test } from 'vitest'
import { minutesPast, returning } from './sort.ts'

const row = (id: string, to: string): Board['departures'][number] => ({
  id,
  reference: 'K7P2QX',
  product: 'rental',
  status: 'active',
  overdue: false,
  className: { en: 'Compact', fr: 'Compacte' },
  classId: 'CDMR',
  acriss: 'CDMR',
  bayKind: null,
  unitLabel: null,
  pickupBranchId: 'lyon',
  pickupName: 'Lyon',
  pickupTimeZone: 'Europe/Paris',
  dropoffBranchId: 'lyon',
  dropoffName: 'Lyon',
  dropoffTimeZone: 'Europe/Paris',
  from: '2026-05-10T08:00:00Z',
  to,
  contactName: 'Ana Reis',
  plate: null,
  currency: 'EUR',
  totalMinor: 100,
  holdExpiresAt: null,
})

test('what is late comes first and is listed once', () => {
  const late = row('late', '2026-05-12T07:00:00Z')
  const due = row('due', '2026-05-12T10:00:00Z')
  const board: Board = {
    branchId: 'lyon',
    timeZone: 'Europe/Paris',
    asOf: '2026-05-12T08:00:00Z',
    arrivals: [],
    departures: [late, due],
    parked: [],
    overdue: [late],
    classes: [],
  }
  expect(returning(board).map(({ id }) => id)).toEqual(['late', 'due'])
})

test('minutes are counted when they are over, and never below zero', () => {
  const now = Date.parse('2026-05-12T08:25:59Z')
  expect(minutesPast('2026-05-12T08:00:00Z', now)).toBe(25)
  expect(minutesPast('2026-05-12T09:00:00Z', now)).toBe(0)
})
