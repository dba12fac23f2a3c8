import { readTable } from '../../seed-data/tables.ts'
import type { ClassRow } from '../schema/fleet.ts'

export type SeedClass = {
  row: ClassRow
  /** Real cars of this class. */
  models: readonly { make: string; model: string }[]
  /** How many of 100 units of its product are of this class. */
  share: number
  /** In euros at a town branch: per day, deposit, per further kilometre. */
  daily: number
  deposit: number
  extraKm: number | null
}

const numberOrNull = (text: string | undefined) => (text ? Number(text) : null)
const oneOf = <T extends string>(list: readonly T[], text: string | undefined) =>
  list.find((item) => item === text) ?? null

/** What a customer chooses from, cars first. */
export const classes: readonly SeedClass[] = readTable('curated/classes.tsv').map((line, sort) => {
  const { id = '', en = '', fr = '', models = '' } = line
  const bayKind = oneOf(['standard', 'ev', 'accessible', 'oversize'], line.bay_kind)
  const cars = models.split('; ').map((car) => {
    const [make = '', model = ''] = car.split(':')
    return { make, model }
  })
  const row: ClassRow = {
    id,
    product: bayKind ? 'parking' : 'rental',
    acriss: bayKind ? null : id,
    bay_kind: bayKind,
    name_en: en,
    name_fr: fr,
    example: models ? `${cars[0]?.make} ${cars[0]?.model}` : null,
    seats: numberOrNull(line.seats),
    doors: numberOrNull(line.doors),
    bags: numberOrNull(line.bags),
    gearbox: oneOf(['manual', 'automatic'], line.gearbox),
    fuel: oneOf(['petrol', 'diesel', 'hybrid', 'electric'], line.fuel),
    min_age: Number(line.min_age),
    max_height_cm: numberOrNull(line.max_height_cm),
    sort,
  }
  return {
    row,
    models: cars,
    share: Number(line.share),
    daily: Number(line.daily),
    deposit: Number(line.deposit),
    extraKm: numberOrNull(line.extra_km),
  }
})

const known = new Map(classes.map((item) => [item.row.id, item]))

export function classOf(id: string): SeedClass {
  const found = known.get(id)
  if (!found) throw new Error(`There is no class ${id}.`)
  return found
}

export const classesOf = (product: ClassRow['product']) =>
  classes.filter(({ row }) => row.product === product)
