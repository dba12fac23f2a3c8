import { expect, test } from 'vitest'
import { periodOf, searchOf, suggestedPeriod, tripOf, tripSearch, withoutOverrun } from './trip.ts'

const address = {
  product: 'rental',
  place: 'Lyon',
  lat: 45.76,
  lng: 4.86,
  from: '2026-07-01T10:00',
  to: '2026-07-04T10:00',
  tz: 'Europe/Paris',
}

test('a trip survives the way through the address bar', () => {
  const trip = tripOf(tripSearch.parse({ ...address, drop: 'nice-airport', dropName: 'Nice', age: 23 }))
  expect(trip).not.toBeNull()
  if (trip) expect(tripOf(tripSearch.parse(JSON.parse(JSON.stringify(searchOf(trip)))))).toEqual(trip)
})

test.each([
  ['an end before its start', { to: '2026-06-30T10:00' }],
  ['a date that is none', { from: '1 July' }],
  ['an unknown zone', { tz: 'Europe/Atlantis' }],
  ['no position', { lat: undefined }],
  ['a latitude beyond the pole', { lat: 123 }],
])('%s is no trip, but no error either', (_, broken) => {
  expect(tripOf(tripSearch.parse({ ...address, ...broken }))).toBeNull()
})

test('parking has no other place to return to', () => {
  expect(
    tripOf(tripSearch.parse({ ...address, product: 'parking', drop: 'nice-airport' }))?.drop,
  ).toBeUndefined()
})

test('wall clocks become instants by the zone of the branch, on the day itself', () => {
  expect(periodOf({ from: '2026-07-01T10:00', to: '2026-12-01T10:00', tz: 'Europe/Paris' })).toEqual({
    from: '2026-07-01T10:00:00+02:00',
    to: '2026-12-01T10:00:00+01:00',
  })
  // The night of 25 October 2026 has 25 hours.
  const { from, to } = periodOf({ from: '2026-10-24T10:00', to: '2026-10-25T10:00', tz: 'Europe/Paris' })
  expect(Date.parse(to) - Date.parse(from)).toBe(25 * 3_600_000)
})

test('suggested dates are in the zone of the place', () => {
  const now = Date.parse('2026-07-01T22:30:00Z')
  expect(suggestedPeriod('rental', now, 'Europe/Paris')).toEqual({
    from: '2026-07-03T10:00',
    to: '2026-07-06T10:00',
  })
  expect(suggestedPeriod('parking', now, 'Europe/London')).toEqual({
    from: '2026-07-02T00:00',
    to: '2026-07-02T04:00',
  })
})

test.each([
  ['2026-07-04T15:30', '2026-07-04T10:00'],
  ['2026-07-04T10:00', null],
  ['2026-07-01T18:00', null],
])('a rental until %s without its overrun ends %s', (to, expected) => {
  const trip = tripOf(tripSearch.parse({ ...address, to }))
  expect(trip && (withoutOverrun(trip)?.to ?? null)).toBe(expected)
})
