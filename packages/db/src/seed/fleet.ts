import type { UnitRow } from '../schema/fleet.ts'
import { flagshipId, type SeedBranch, type Site, type Size } from './branches.ts'
import { classesOf, classOf } from './classes.ts'
import { plateMaker } from './plates.ts'
import { type Random, randomFor } from './random.ts'
import { dayMs } from './zones.ts'

export type SeedUnit = Omit<UnitRow, 'product'> & { product: 'rental' | 'parking' }

const totals: Record<Size, { vehicles: number; bays: number }> = {
  full: { vehicles: 12_000, bays: 3000 },
  small: { vehicles: 84, bays: 36 },
}

const colours = { White: 26, Grey: 24, Black: 18, Blue: 13, Red: 7, Silver: 6, Green: 4, Orange: 2 }

/** One of each of these stands at every branch; the rest is chance by share. */
const everywhere = ['ECMR', 'CDMR', 'IFAR', 'EDAE']

const vehicleWeight = ({ id, kind, parks }: SeedBranch) =>
  id === flagshipId ? 12 : { airport: parks ? 8 : 3, station: parks ? 4 : 2, city: 1 }[kind]
const bayWeight = ({ id, kind }: SeedBranch) =>
  id === flagshipId ? 4 : { airport: 3, station: 2, city: 2 }[kind]

/** Shares out `total` by weight; the sum of what it gives is `total` exactly. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let before = 0
  return weights.map((weight) => {
    const start = Math.round((before / sum) * total)
    before += weight
    return Math.round((before / sum) * total) - start
  })
}

const shares = (product: 'rental' | 'parking') =>
  Object.fromEntries(classesOf(product).map(({ row, share }) => [row.id, share]))
const vehicleShares = shares('rental')
const bayShares = shares('parking')
const bayClassIds = Object.keys(bayShares)

/** 94 of 100 are on the road. */
const states = { in_service: 94, maintenance: 3, damaged: 2, retired: 1 } as const
const notes: Record<UnitRow['status'], string | null> = {
  in_service: null,
  maintenance: 'Annual service',
  damaged: 'Front bumper, waiting for the body shop',
  retired: 'Sold',
}

type Maker = { plate: ReturnType<typeof plateMaker>; now: Date }

function vehicle(branch: SeedBranch, index: number, { plate, now }: Maker, random: Random): SeedUnit {
  const classId = everywhere[index] ?? random.weighted(vehicleShares)
  const { models, row } = classOf(classId)
  const year = now.getUTCFullYear() - random.int(0, 3)
  const boughtAt = new Date(
    now.getTime() - (now.getUTCFullYear() - year) * 365 * dayMs - random.int(120, 330) * dayMs,
  )
  const label = plate(branch.country, boughtAt.getUTCFullYear(), random)
  const { make, model } = random.pick(models)
  const status = index < everywhere.length ? 'in_service' : random.weighted(states)
  return {
    id: random.uuid(boughtAt),
    product: 'rental',
    class_id: classId,
    branch_id: branch.id,
    label,
    plate: label,
    make,
    model,
    model_year: boughtAt.getUTCFullYear(),
    colour: random.weighted(colours),
    odometer_km: Math.round(((now.getTime() - boughtAt.getTime()) / dayMs) * (55 + random.int(0, 60))),
    energy_percent: row.fuel === 'electric' ? random.int(55, 100) : random.pick([50, 75, 100, 100, 100]),
    level: null,
    covered: null,
    ev_kw: null,
    ev_connector: null,
    status,
    status_note: notes[status],
    version: 1,
    created_at: boughtAt,
  }
}

const chargers = [
  { ev_kw: 7, ev_connector: 'Type 2' },
  { ev_kw: 22, ev_connector: 'Type 2' },
  { ev_kw: 22, ev_connector: 'Type 2' },
  { ev_kw: 50, ev_connector: 'CCS' },
]
const levels = [
  { level: '0', letter: 'A' },
  { level: '-1', letter: 'B' },
  { level: '-2', letter: 'C' },
  { level: '-3', letter: 'D' },
]

function bay(branch: SeedBranch, index: number, count: number, { now }: Maker, random: Random): SeedUnit {
  const classId = bayClassIds[index] ?? random.weighted(bayShares)
  const perLevel = Math.max(20, Math.ceil(count / levels.length))
  const place = levels[Math.floor(index / perLevel)] ?? { level: '0', letter: 'A' }
  const status = index >= bayClassIds.length && random.chance(0.015) ? 'maintenance' : 'in_service'
  const builtAt = new Date(now.getTime() - 900 * dayMs)
  return {
    id: random.uuid(builtAt),
    product: 'parking',
    class_id: classId,
    branch_id: branch.id,
    label: `${place.letter}-${String((index % perLevel) + 1).padStart(3, '0')}`,
    plate: null,
    make: null,
    model: null,
    model_year: null,
    colour: null,
    odometer_km: null,
    energy_percent: null,
    level: place.level,
    covered: branch.kind !== 'airport' || place.level !== '0',
    ...(classId === 'BAY-EV' ? random.pick(chargers) : { ev_kw: null, ev_connector: null }),
    status,
    status_note: status === 'maintenance' ? 'Resurfacing' : null,
    version: 1,
    created_at: builtAt,
  }
}

/** Every vehicle and bay, at the branch where it began. */
export function fleet(sites: readonly Site[], size: Size, now: Date): SeedUnit[] {
  const maker = { plate: plateMaker(), now }
  const renting = sites.map(({ row }) => row).filter(({ rents }) => rents)
  const parking = sites.map(({ row }) => row).filter(({ parks }) => parks)
  const vehicles = shareOut(totals[size].vehicles, renting.map(vehicleWeight))
  const bays = shareOut(totals[size].bays, parking.map(bayWeight))
  const at = <T>(
    list: SeedBranch[],
    counts: number[],
    make: (branch: SeedBranch, i: number, n: number, r: Random) => T,
  ) =>
    list.flatMap((branch, b) => {
      const random = randomFor(`units ${branch.id}`)
      const count = counts[b] ?? 0
      return Array.from({ length: count }, (_, index) => make(branch, index, count, random))
    })
  return [
    ...at(renting, vehicles, (branch, index, _, random) => vehicle(branch, index, maker, random)),
    ...at(parking, bays, (branch, index, count, random) => bay(branch, index, count, maker, random)),
  ]
}
