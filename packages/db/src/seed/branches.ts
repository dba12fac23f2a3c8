import { readTable } from '../../seed-data/tables.ts'
import type { BranchRow } from '../schema/fleet.ts'
import { companyIn } from './companies.ts'
import { airportHours, aroundTheClock, cityHours, type Hours, stationHours } from './hours.ts'
import { phoneOfBranch } from './phones.ts'
import { type Random, randomFor } from './random.ts'

export type SeedBranch = Omit<BranchRow, 'position' | 'created_at'>
export type Site = { row: SeedBranch; hours: Hours }
export type Size = 'full' | 'small'

/** Rents and parks, and is the busiest: what the demo accounts look at. */
export const flagshipId = 'lyon-part-dieu'

/** Enough of every sort for tests: another currency and zone, another tax, the southern hemisphere. */
const smallIds = [
  flagshipId,
  'lyon-saint-exupery',
  'lyon',
  'paris-gare-du-nord',
  'marseille',
  'london-st-pancras',
  'roland-garros',
  'barcelona-sants',
]

const countries: Record<string, Pick<BranchRow, 'time_zone' | 'currency' | 'tax_basis_points'>> = {
  FR: { time_zone: 'Europe/Paris', currency: 'EUR', tax_basis_points: 2000 },
  BE: { time_zone: 'Europe/Brussels', currency: 'EUR', tax_basis_points: 2100 },
  ES: { time_zone: 'Europe/Madrid', currency: 'EUR', tax_basis_points: 2100 },
  IT: { time_zone: 'Europe/Rome', currency: 'EUR', tax_basis_points: 2200 },
  GB: { time_zone: 'Europe/London', currency: 'GBP', tax_basis_points: 2000 },
  RE: { time_zone: 'Indian/Reunion', currency: 'EUR', tax_basis_points: 850 },
}

const kinds: Record<BranchRow['kind'], { hours: readonly Hours[]; turnaround: readonly number[] }> = {
  airport: { hours: airportHours, turnaround: [60, 60, 90] },
  station: { hours: stationHours, turnaround: [60] },
  city: { hours: cityHours, turnaround: [60, 60, 60, 45] },
}

/** Car parks never close, and the car desk beside one is served by its kiosk at night. */
function hoursOf(kind: BranchRow['kind'], parks: boolean, random: Random): Hours {
  return parks ? aroundTheClock : random.pick(kinds[kind].hours)
}

/** Every branch of this size, in the order of the data file. */
export function branches(size: Size): Site[] {
  return readTable('branches.tsv')
    .filter((line) => size === 'full' || smallIds.includes(line.id ?? ''))
    .map((line) => {
      const { id = '', name = '', address = '', postcode = '', city = '', country = '' } = line
      const random = randomFor(`branch ${id}`)
      const kind = line.kind === 'airport' || line.kind === 'station' ? line.kind : 'city'
      const parks = line.parks === '1'
      const hours = hoursOf(kind, parks, random)
      const rules = countries[country]
      if (!rules) throw new Error(`No currency, zone and tax are known for ${country} (${id}).`)
      const row: SeedBranch = {
        id,
        name,
        kind,
        rents: line.rents === '1',
        parks,
        address,
        postcode,
        city,
        country,
        latitude: Number(line.latitude),
        longitude: Number(line.longitude),
        company_id: companyIn(country),
        ...rules,
        opening_hours: hours.text,
        phone: phoneOfBranch(country, Number(line.longitude), random),
        email: `${id}@forecourt.test`,
        turnaround_minutes: id === flagshipId ? 60 : random.pick(kinds[kind].turnaround),
        early_minutes: 30,
        free_cancellation_minutes: 1440,
        rental_no_show_minutes: 120,
        parking_no_show_minutes: 120,
        short_parking_no_show_minutes: 30,
        flight_no_show_minutes: 1440,
      }
      return { row, hours }
    })
}
