import { readTable } from '../../seed-data/tables.ts'
import type { PlaceRow } from '../schema/fleet.ts'

/** The gazetteer: towns of more than 5,000 people, airports and main stations of the six countries. */
export function places(): Omit<PlaceRow, 'id'>[] {
  const place = (kind: PlaceRow['kind']) => (row: Record<string, string>) => ({
    name: row.name ?? '',
    region: row.region || null,
    country: row.country ?? '',
    kind,
    code: row.code || null,
    population: Number(row.population ?? 0),
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
  })
  return [
    ...readTable('cities.tsv').map(place('city')),
    ...readTable('airports.tsv').map(place('airport')),
    ...readTable('stations.tsv').map(place('station')),
  ]
}
