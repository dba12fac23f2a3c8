import type { BranchGroupMemberRow, BranchGroupRow, OneWayFeeRow, RateRuleRow } from '../schema/pricing.ts'
import type { SeedBranch, Site } from './branches.ts'
import { randomFor } from './random.ts'

/** A rule as it is written: dates are days of a calendar, and arrive as text. */
export type SeedRule = Omit<RateRuleRow, 'from_date' | 'to_date'> & {
  from_date: string | null
  to_date: string | null
}

/** Branches that are priced together. */
const groups: readonly (Pick<BranchGroupRow, 'id' | 'name'> & { has: (branch: SeedBranch) => boolean })[] = [
  { id: 'airports', name: 'Airports', has: ({ kind }) => kind === 'airport' },
  { id: 'stations', name: 'Railway stations', has: ({ kind }) => kind === 'station' },
  { id: 'car-parks', name: 'Car parks in town', has: ({ kind, parks }) => parks && kind === 'city' },
  {
    id: 'mediterranean',
    name: 'The coast from Perpignan to Menton',
    has: ({ country, latitude, longitude }) => country === 'FR' && latitude < 44 && longitude > 2.7,
  },
  {
    id: 'alps',
    name: 'The Alps',
    has: ({ country, latitude, longitude }) =>
      country === 'FR' && latitude > 44.4 && latitude < 46.6 && longitude > 5.6,
  },
]

export const branchGroups = (): BranchGroupRow[] =>
  groups.map(({ id, name }) => ({ id, name, retired_at: null }))

export const groupMembers = (sites: readonly Site[], now: Date): BranchGroupMemberRow[] =>
  groups.flatMap(({ id, has }) =>
    sites
      .filter(({ row }) => has(row))
      .map(({ row }) => ({ group_id: id, branch_id: row.id, joined_at: now, left_at: null })),
  )

type Named = Pick<SeedRule, 'kind' | 'name_en' | 'name_fr' | 'change_bp'>
type Wording = Named & Partial<Omit<SeedRule, 'id' | 'series' | 'created_at'>>

const named = (kind: Named['kind'], en: string, fr: string, percent: number): Named => ({
  kind,
  name_en: en,
  name_fr: fr,
  change_bp: Math.round(percent * 100),
})

/** The seasons of a year; the last reaches into the next. */
const seasonsOf = (year: number): Wording[] => [
  { ...named('season', 'Summer', 'Été', 18), from_date: `${year}-07-01`, to_date: `${year}-08-31` },
  {
    ...named('season', 'High season on the coast', 'Haute saison sur la côte', 28),
    ...{ from_date: `${year}-07-01`, to_date: `${year}-08-31`, group_id: 'mediterranean' },
  },
  {
    ...named('season', 'Winter holidays', 'Vacances d’hiver', 15),
    ...{ from_date: `${year}-02-07`, to_date: `${year}-03-08`, group_id: 'alps' },
  },
  { ...named('season', 'Christmas', 'Noël', 22), from_date: `${year}-12-20`, to_date: `${year + 1}-01-03` },
  {
    ...named('season', 'Christmas', 'Noël', 20),
    ...{ product: 'parking', from_date: `${year}-12-20`, to_date: `${year + 1}-01-03`, group_id: 'airports' },
  },
]

const weekend = 32 + 64

const always: readonly Wording[] = [
  { ...named('weekday', 'Weekend', 'Week-end', -6), weekdays: weekend },
  {
    ...named('weekday', 'Weekend', 'Week-end', -15),
    weekdays: weekend,
    product: 'parking',
    group_id: 'car-parks',
  },
  { ...named('length', '3 days and more', '3 jours et plus', -3), min_days: 3 },
  { ...named('length', '7 days and more', '7 jours et plus', -7), min_days: 7 },
  { ...named('length', '14 days and more', '14 jours et plus', -11), min_days: 14 },
  { ...named('length', '28 days and more', '28 jours et plus', -16), min_days: 28 },
  { ...named('length', '7 days and more', '7 jours et plus', -10), min_days: 7, product: 'parking' },
  ...demandSteps('airports', [
    [0, 'Quiet days', 'Jours calmes', -5],
    [4000, 'Usual demand', 'Demande habituelle', 0],
    [6500, 'Busy days', 'Jours chargés', 6],
    [8000, 'Very busy days', 'Jours très chargés', 13],
    [9200, 'Nearly full', 'Presque complet', 22],
  ]),
]

function demandSteps(group: string, steps: readonly [number, string, string, number][]): Wording[] {
  return steps.map(([min_taken_bp, en, fr, percent]) => ({
    ...named('demand', en, fr, percent),
    ...{ min_taken_bp, group_id: group },
  }))
}

/** The rules in force from `now` on: what was booked before knows none of them. */
export function rateRules(now: Date): SeedRule[] {
  const random = randomFor('rate rules')
  const year = now.getUTCFullYear()
  return [...[year - 1, year, year + 1].flatMap(seasonsOf), ...always].map((rule) => ({
    id: random.uuid(now),
    series: random.uuid(now),
    version: 1,
    product: 'rental',
    class_id: null,
    branch_id: null,
    group_id: null,
    from_date: null,
    to_date: null,
    weekdays: null,
    min_days: null,
    min_taken_bp: null,
    created_at: now,
    retired_at: null,
    ...rule,
  }))
}

/** Between the stations and the airport of one town a car is left for little. */
export function oneWayFees(sites: readonly Site[], now: Date): OneWayFeeRow[] {
  const random = randomFor('one-way fees')
  const renting = sites.filter(({ row }) => row.rents)
  const near = (a: SeedBranch, b: SeedBranch) =>
    a.id !== b.id && Math.abs(a.latitude - b.latitude) < 0.25 && Math.abs(a.longitude - b.longitude) < 0.35
  return renting.flatMap(({ row: from }) =>
    renting
      .filter(({ row: to }) => near(from, to) && from.currency === to.currency)
      .map(({ row: to }) => ({
        id: random.uuid(now),
        from_branch_id: from.id,
        to_branch_id: to.id,
        version: 1,
        currency: from.currency,
        amount_minor: from.kind === 'airport' || to.kind === 'airport' ? 2500 : 1500,
        created_at: now,
        retired_at: null,
      })),
  )
}
