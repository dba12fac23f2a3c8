import { describe, expect, test } from 'vitest'
import { activeFilters, blockingFilter, filtered, resultsSearch } from './filters.ts'
import { isBookable, type OfferItem, ordered } from './offers.ts'
import { developed, takeSnapshot } from './snapshot.ts'

const now = Date.parse('2026-07-01T08:00:00Z')

type Wish = {
  at?: string
  km?: number
  class?: string
  total?: number
  free?: number
  seats?: number
  young?: boolean
  parking?: boolean
  closed?: boolean
}

function item(wish: Wish): OfferItem {
  const id = wish.class ?? 'CDMR'
  return {
    key: `${wish.at ?? 'lyon'}:${id}`,
    branch: {
      id: wish.at ?? 'lyon',
      name: 'Lyon',
      kind: 'city',
      rents: true,
      parks: true,
      address: '',
      postcode: '',
      city: 'Lyon',
      country: 'FR',
      lat: 45,
      lng: 4,
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      openingHours: '24/7',
      phone: '',
      email: '',
      freeCancellationMinutes: 1440,
      earlyMinutes: 30,
      openNow: true,
      changesAt: null,
      distanceM: (wish.km ?? 0) * 1000,
    },
    offer: {
      class: {
        id,
        product: wish.parking ? 'parking' : 'rental',
        acriss: id,
        bayKind: null,
        name: { en: id, fr: id },
        example: null,
        seats: wish.seats ?? 5,
        doors: 5,
        bags: 2,
        gearbox: 'manual',
        fuel: 'petrol',
        minAge: 20,
        maxHeightCm: null,
      },
      free: wish.free ?? 3,
      totalMinor: wish.total ?? 10_000,
      perDayMinor: 3000,
      currency: 'EUR',
      depositMinor: 50_000,
      kmIncluded: 600,
      freeCancellationUntil: '2026-07-09T08:00:00Z',
      tooYoung: wish.young ?? false,
    },
    openAtStart: !wish.closed,
    openAtEnd: true,
    opensAt: null,
  }
}

const keys = (items: readonly OfferItem[]) => items.map(({ key }) => key)

describe('order', () => {
  const near = { at: 'near', km: 1 }
  const far = { at: 'far', km: 20 }

  test('best shows each class once before any class twice, and a long way is worth a price', () => {
    const items = [
      item({ ...near, class: 'MBMR', total: 9000 }),
      item({ ...far, class: 'MBMR', total: 8900 }),
      item({ ...far, class: 'ECMR', total: 6000 }),
      item({ ...near, class: 'ECMR', total: 12_000 }),
    ]
    expect(keys(ordered(items, 'best'))).toEqual(['far:ECMR', 'near:MBMR', 'far:MBMR', 'near:ECMR'])
  })

  test('bays are ordered by their way', () => {
    const items = [
      item({ ...far, total: 1000, parking: true }),
      item({ ...near, total: 5000, parking: true }),
    ]
    expect(keys(ordered(items, 'best'))).toEqual(['near:CDMR', 'far:CDMR'])
  })

  test('what cannot be booked comes last in every order', () => {
    const items = [
      item({ at: 'a', total: 1, young: true }),
      item({ at: 'b', total: 2, free: 0 }),
      item({ at: 'c', total: 3, closed: true }),
      item({ at: 'd', total: 4 }),
    ]
    for (const sort of ['best', 'total', 'distance'] as const) {
      expect(ordered(items, sort)[0]?.key).toBe('d:CDMR')
    }
    expect(items.filter(isBookable)).toHaveLength(1)
  })
})

describe('filters', () => {
  const items = [item({ seats: 7, total: 30_000 }), item({ seats: 5, total: 8000, class: 'ECMR' })]

  test('all that are set must pass', () => {
    const search = resultsSearch.parse({ seats: 7, max: 40_000 })
    expect(keys(filtered(items, search, activeFilters(search, 'rental'), now))).toEqual(['lyon:CDMR'])
  })

  test('the filter that stands most in the way is named', () => {
    const search = resultsSearch.parse({ seats: 7, max: 10_000, free: true })
    const active = activeFilters(search, 'rental')
    expect(filtered(items, search, active, now)).toEqual([])
    expect(blockingFilter(items, search, active, now)).toEqual({ name: 'seats', shows: 1 })
  })

  test('a filter of the other product, or one that is not understood, does not count', () => {
    const search = resultsSearch.parse({ bay: 'ev', seats: 'many' })
    expect(activeFilters(search, 'rental')).toEqual([])
  })

  test('free cancellation is judged at the present moment', () => {
    const search = resultsSearch.parse({ free: true })
    expect(filtered(items, search, ['free'], now)).toHaveLength(2)
    expect(filtered(items, search, ['free'], Date.parse('2026-07-09T08:00:00Z'))).toHaveLength(0)
  })
})

describe('live', () => {
  const first = [item({ at: 'a', total: 100 }), item({ at: 'b', total: 200 }), item({ at: 'c', total: 300 })]
  const snapshot = takeSnapshot('q', first)

  test('a new price is shown with the old one, where it was', () => {
    const next = [item({ at: 'c', total: 50 }), item({ at: 'a', total: 100 }), item({ at: 'b', total: 200 })]
    const { items, moved } = developed(snapshot, next, next)
    expect(items.map(({ key, wasMinor }) => [key, wasMinor])).toEqual([
      ['a:CDMR', undefined],
      ['b:CDMR', undefined],
      ['c:CDMR', 300],
    ])
    expect(moved).toBe(true)
  })

  test('what is gone stays in its place, sold out', () => {
    const next = first.filter(({ key }) => key !== 'b:CDMR')
    const { items, moved } = developed(snapshot, next, next)
    expect(items.map(({ offer }) => offer.free)).toEqual([3, 0, 3])
    expect(moved).toBe(true)
  })

  test('what is new waits', () => {
    const next = [item({ at: 'd', total: 1 }), ...first]
    expect(keys(developed(snapshot, next, next).items)).toEqual(keys(first))
    expect(developed(snapshot, first, first).moved).toBe(false)
  })
})
