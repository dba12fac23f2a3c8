import type { Sql, Tx } from '../index.ts'
import { branches, type Size } from './branches.ts'
import { fleet } from './fleet.ts'
import { insertRows } from './insert.ts'
import { terminals, userBranches, users } from './people.ts'
import { places } from './places.ts'
import { classRows, extraPrices, extras, ratePlans } from './rates.ts'

export type { Size } from './branches.ts'
export type SeedOptions = {
  /** `full`: 520 branches and 12,000 cars; `small`: 8 branches, for tests. */
  size: Size
  /** The moment that the data is true at. The same day gives the same dates; the hour decides what has happened. */
  now: Date
}

/** Thrown away by no one: an installation with branches keeps what it has. */
export async function isSeeded(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ seeded: boolean }[]>`select exists (select from branches) as seeded`
  return row?.seeded ?? false
}

async function fill(tx: Tx, { size, now }: SeedOptions): Promise<void> {
  const sites = branches(size)
  const people = users(now)
  await insertRows(tx, 'places', places())
  await insertRows(
    tx,
    'branches',
    sites.map(({ row }) => row),
  )
  await insertRows(tx, 'classes', classRows())
  await insertRows(tx, 'units', fleet(sites, size, now))
  await insertRows(tx, 'rate_plans', ratePlans(sites, now))
  await insertRows(tx, 'extras', extras())
  await insertRows(tx, 'extra_prices', extraPrices())
  await insertRows(tx, 'users', people)
  await insertRows(tx, 'user_branches', userBranches(people, sites))
  await insertRows(tx, 'terminals', terminals(now))
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
