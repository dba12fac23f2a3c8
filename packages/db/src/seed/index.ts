import type { Sql, Tx } from '../index.ts'
import { branches, type Size } from './branches.ts'
import { companies } from './companies.ts'
import { fleet } from './fleet.ts'
import { insertRows } from './insert.ts'
import { terminals, userBranches, users } from './people.ts'
import { places } from './places.ts'
import { branchGroups, groupMembers, oneWayFees, rateRules } from './price-rules.ts'
import { loyaltyRates, loyaltyTiers, promotions } from './promotions.ts'
import { classRows, extraPrices, extras, offers, parkingTariffs, ratePlans } from './rates.ts'
import { insertReservations } from './reservations.ts'
import { schedule } from './schedule.ts'
import { extraStock, insertExtraClaims, insertPoints } from './stock.ts'
import { midnight } from './zones.ts'

export type { Size } from './branches.ts'
export type SeedOptions = {
  /** `full`: 520 branches and 12,000 cars; `small`: 8 branches, for tests. */
  size: Size
  /** The moment that the data is true at: dates are counted from it, and it decides what has happened already. */
  now: Date
}

/** An installation with branches keeps what it has. */
export async function isSeeded(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ seeded: boolean }[]>`select exists (select from branches) as seeded`
  return row?.seeded ?? false
}

async function fill(tx: Tx, { size, now }: SeedOptions): Promise<void> {
  const sites = branches(size)
  const today = midnight(now)
  const units = fleet(sites, size, today)
  const plan = schedule(sites, units, size, now)
  const { before, since } = ratePlans(sites, today, now)
  const { everyone, demoCustomer } = users(today)
  await insertRows(tx, 'places', places())
  await insertRows(tx, 'companies', companies())
  await insertRows(
    tx,
    'branches',
    sites.map(({ row }) => row),
  )
  await insertRows(tx, 'classes', classRows())
  await insertRows(
    tx,
    'units',
    units.map((unit) => ({ ...unit, branch_id: plan.standsAt.get(unit.id) ?? unit.branch_id })),
  )
  await insertRows(tx, 'rate_plans', [...before, ...since])
  await insertRows(tx, 'parking_tariffs', parkingTariffs(since))
  await insertRows(tx, 'branch_groups', branchGroups())
  await insertRows(tx, 'branch_group_members', groupMembers(sites, now))
  await insertRows(tx, 'rate_rules', rateRules(now))
  await insertRows(tx, 'one_way_fees', oneWayFees(sites, now))
  await insertRows(tx, 'extras', extras())
  await insertRows(tx, 'extra_prices', extraPrices())
  await insertRows(tx, 'extra_stock', extraStock(sites))
  await insertRows(tx, 'promotions', promotions(today))
  await insertRows(tx, 'loyalty_tiers', loyaltyTiers())
  await insertRows(tx, 'loyalty_rates', loyaltyRates())
  await insertRows(tx, 'users', everyone)
  await insertRows(tx, 'user_branches', userBranches(everyone, sites))
  await insertRows(tx, 'terminals', terminals(today))
  await insertReservations(tx, plan, size, { rates: before, offers: offers(), demoCustomer, now })
  await insertExtraClaims(tx)
  await insertPoints(tx)
}

/**
 * Fills an empty, migrated database with the demonstration: all or nothing.
 * @returns false, and does nothing, when there are branches already
 */
export async function seed(sql: Sql, options: SeedOptions): Promise<boolean> {
  if (await isSeeded(sql)) return false
  await sql.begin((tx) => fill(tx, options))
  await sql`analyze`
  return true
}
