import type { PlaceRow } from '@forecourt/db/schema/fleet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestRuntime, makeBranch } from '../testing.ts'
import { searchPlaces } from './search-places.ts'

let world: Awaited<ReturnType<typeof createTestRuntime>>

const place = (over: Partial<PlaceRow>) => ({
  name: 'Somewhere',
  region: null,
  country: 'FR',
  kind: 'city',
  code: null,
  population: 0,
  latitude: 0,
  longitude: 0,
  ...over,
})

beforeAll(async () => {
  world = await createTestRuntime()
  const { sql } = world
  await sql`insert into places ${sql([
    place({ name: 'Lyon', population: 500_000, latitude: 45.75, longitude: 4.85 }),
    place({ name: 'Lyons-la-Forêt', population: 700, latitude: 49.4, longitude: 1.48 }),
    place({ name: 'Saint-Étienne', population: 170_000, latitude: 45.43, longitude: 4.39 }),
    place({ name: 'Marseille', population: 870_000, latitude: 43.3, longitude: 5.37 }),
    place({
      name: 'Aéroport Lyon-Saint-Exupéry',
      kind: 'airport',
      code: 'LYS',
      latitude: 45.72,
      longitude: 5.08,
    }),
    place({ name: 'Lyon Part-Dieu', kind: 'station', latitude: 45.76, longitude: 4.859 }),
    place({ name: 'Gare Routière', kind: 'station', latitude: 1, longitude: 1 }),
  ])}`
  await makeBranch(sql, {
    id: 'part-dieu',
    name: 'Gare de Lyon Part-Dieu',
    kind: 'station',
    latitude: 45.761,
    longitude: 4.86,
  })
  await makeBranch(sql, {
    id: 'saint-ex',
    name: 'Aéroport Lyon-Saint-Exupéry',
    kind: 'airport',
    city: 'Colombier',
    parks: false,
    latitude: 45.72,
    longitude: 5.08,
  })
  await makeBranch(sql, { id: 'lyon', name: 'Lyon Centre', latitude: 45.75, longitude: 4.85 })
})
afterAll(() => world.drop())

const found = async (text: string, product?: 'rental' | 'parking') =>
  (await searchPlaces(world.call(), { text, ...(product && { product }) })).map(
    ({ name, branchId }) => branchId ?? name,
  )

describe('place search', () => {
  it('puts what begins so first, the bigger before the smaller, towns of branches after', async () => {
    expect(await found('lyon')).toEqual(['Lyon', 'lyon', 'Lyons-la-Forêt', 'saint-ex', 'part-dieu'])
  })

  it('forgives accents, case, dashes and slips', async () => {
    expect((await found('saint etienne'))[0]).toBe('Saint-Étienne')
    expect((await found('PART DIEU'))[0]).toBe('part-dieu')
    expect((await found('marsielle'))[0]).toBe('Marseille')
  })

  it('knows airports by their code, and shows the branch there in their place', async () => {
    const [airport, ...others] = await searchPlaces(world.call(), { text: 'lys' })
    expect(airport).toMatchObject({ branchId: 'saint-ex', kind: 'branch', code: 'LYS' })
    expect(others.filter(({ kind }) => kind === 'airport')).toEqual([])
  })

  it('offers branches of the product alone', async () => {
    expect(await found('saint exupery', 'parking')).toEqual(['Aéroport Lyon-Saint-Exupéry'])
  })

  it('finds nothing for nothing', async () => {
    expect(await found('--')).toEqual([])
    expect(await found('%')).toEqual([])
    expect(await found('xyzzy')).toEqual([])
  })
})
