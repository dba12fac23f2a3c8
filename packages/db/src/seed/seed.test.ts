import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing.ts'
import { branches, flagshipId, type Site } from './branches.ts'
import { fleet } from './fleet.ts'
import { seed } from './index.ts'
import { firstOpen } from './opening.ts'
import { randomFor } from './random.ts'
import { schedule } from './schedule.ts'
import { instantOf, wallClock } from './zones.ts'

const now = new Date('2026-06-18T13:40:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await seed(database.sql, { size: 'small', now })
})
afterAll(() => database.drop())

/** A fingerprint of all rows of a table, in no order, without what the database stamps itself. */
async function fingerprint({ sql }: TestDatabase, table: string): Promise<string | undefined> {
  const [row] = await sql<{ sum: string }[]>`
    select md5(string_agg(line, '' order by line)) as sum
    from (select (to_jsonb(t) - case when ${table} in ('places', 'audit_log', 'ledger_entries') then 'id'
                                     when ${table} = 'branches' then 'created_at' else '' end)::text as line
          from ${sql(table)} t) lines`
  return row?.sum
}

test('a database with branches is left alone', async () => {
  expect(await seed(database.sql, { size: 'full', now })).toBe(false)
  expect(await database.sql`select from branches`).toHaveLength(8)
})

test('the same moment gives the same data', async () => {
  const other = await createTestDatabase()
  await seed(other.sql, { size: 'small', now })
  for (const table of [
    'places',
    'branches',
    'units',
    'rate_plans',
    'rate_rules',
    'extra_claims',
    'bookings',
    'claims',
    'payments',
    'audit_log',
  ]) {
    expect(await fingerprint(other, table), table).toBe(await fingerprint(database, table))
  }
  await other.drop()
})

describe('the small seed', () => {
  test('has branches of another currency, zone and tax', async () => {
    const rows = await database.sql<{ kind: string }[]>`
      select distinct currency || ' ' || time_zone || ' ' || tax_basis_points as kind from branches`
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['GBP Europe/London 2000', 'EUR Indian/Reunion 850', 'EUR Europe/Madrid 2100']),
    )
  })

  test('has every status, of cars and of bays together', async () => {
    const rows = await database.sql<{ status: string }[]>`select distinct status from bookings`
    expect(rows).toHaveLength(7)
  })

  test('gives the demo customer cars and bays: behind, now and ahead', async () => {
    const rows = await database.sql<{ has: string }[]>`
      select distinct b.product || ' ' || b.status as has from bookings b join users u on u.id = b.customer_id
      where u.email = 'customer@forecourt.test' and b.pickup_branch_id = ${flagshipId}`
    const wanted = ['completed', 'active', 'confirmed'].flatMap((status) => [
      `rental ${status}`,
      `parking ${status}`,
    ])
    expect(rows.map(({ has }) => has)).toEqual(expect.arrayContaining(wanted))
  })

  test('has someone overdue at the flagship, and the next customer waiting', async () => {
    const late = await database.sql`
      select 1 from bookings b join bookings next on next.unit_id = b.unit_id and next.status = 'confirmed'
      where b.status = 'active' and b.ends_at < ${now} and b.dropoff_branch_id = ${flagshipId}
        and next.starts_at between ${now}::timestamptz and ${now}::timestamptz + interval '6 hours'`
    expect(late.length).toBeGreaterThan(0)
  })

  test('has given out no more equipment than there is, and points for what is behind', async () => {
    const claims = await database.sql`select from extra_claims`
    expect(claims.length).toBeGreaterThan(0)
    const short = await database.sql`
      select s.branch_id, s.extra_id from extra_stock s join extra_claims c using (branch_id, extra_id)
      where (select sum(o.quantity) from extra_claims o where (o.branch_id, o.extra_id) = (s.branch_id, s.extra_id)
             and o.during @> lower(c.during)) > s.quantity`
    expect(short).toEqual([])
    const accounts = await database.sql`
      select balance from loyalty_accounts a
      where balance = (select sum(points) from loyalty_entries e where e.customer_id = a.customer_id)`
    expect(accounts.length).toBeGreaterThan(0)
  })

  test('prices by season, weekday, length and demand, and at night in the car parks in town', async () => {
    const kinds = await database.sql`select distinct kind from rate_rules where retired_at is null`
    expect(kinds).toHaveLength(4)
    const renewed = await database.sql`
      select distinct p.branch_id from rate_plans p join parking_tariffs t on t.rate_plan_id = p.id where p.version = 2`
    const inTown = await database.sql`select from branches where parks and kind = 'city'`
    expect(renewed.length).toBe(inTown.length)
  })

  test('lets the kiosk of the flagship be paired with 000000, for ever', async () => {
    const rows = await database.sql`
      select branch_id, pairing_expires_at from terminals where pairing_code_hash = encode(sha256('000000'), 'hex')`
    expect(rows).toEqual([{ branch_id: flagshipId, pairing_expires_at: null }])
  })
})

describe('the full seed', () => {
  const sites = branches('full')
  const units = fleet(sites, 'full', now)
  const { trips } = schedule(sites, units, 'full', now)

  test('is of the size that was promised', () => {
    const count = (product: string) => units.filter((unit) => unit.product === product).length
    expect([sites.length, count('rental'), count('parking')]).toEqual([520, 12_000, 3000])
  })

  test('numbers cars as their countries do', () => {
    const patterns: Record<string, RegExp> = {
      FR: /^(?!SS)[A-HJ-NP-TV-Z]{2}-\d{3}-(?!SS)[A-HJ-NP-TV-Z]{2}$/,
      BE: /^2-[A-Z]{3}-\d{3}$/,
      ES: /^\d{4} [BCDFGHJ-NPR-TV-Z]{3}$/,
      IT: /^[A-HJ-NPR-TV-Z]{2} \d{3} [A-HJ-NPR-TV-Z]{2}$/,
      GB: /^[A-Z]{2}\d{2} [A-Z]{3}$/,
    }
    const country = new Map(sites.map(({ row }) => [row.id, row.country === 'RE' ? 'FR' : row.country]))
    const odd = units.filter(
      ({ plate, branch_id }) => plate && !patterns[country.get(branch_id) ?? '']?.test(plate),
    )
    expect(odd.map(({ plate }) => plate)).toEqual([])
  })

  test('lets customers come and leave while the branch is open', () => {
    const isOpen = (site: Site, instant: number) => {
      const { day, minutes } = wallClock(site.row.time_zone, instant)
      return firstOpen(site, day, minutes) === instant
    }
    const closed = trips.filter((trip) => !isOpen(trip.from, trip.start) || !isOpen(trip.to, trip.end))
    expect(closed.map(({ from, start }) => `${from.row.id} ${new Date(start).toISOString()}`)).toEqual([])
  })

  test('is between 45 and 75 % taken in the coming fortnight', () => {
    const inService = units.filter(
      ({ status, product }) => status === 'in_service' && product === 'rental',
    ).length
    for (const day of [1, 3, 5, 7, 9, 11, 13]) {
      const at = now.getTime() + day * 86_400_000
      const taken = trips.filter(
        ({ unit, start, end }) => unit.product === 'rental' && start <= at && at < end,
      ).length
      expect(taken / inService, `day ${day}`).toBeGreaterThan(0.45)
      expect(taken / inService, `day ${day}`).toBeLessThan(0.75)
    }
  })

  test('sees someone leave and someone return at every branch today', () => {
    const today = (site: Site, instant: number) =>
      wallClock(site.row.time_zone, instant).day === wallClock(site.row.time_zone, now.getTime()).day
    const leaves = new Set(trips.flatMap(({ from, start }) => (today(from, start) ? from.row.id : [])))
    const returns = new Set(trips.flatMap(({ to, end }) => (today(to, end) ? to.row.id : [])))
    const without = sites.filter(({ row }) => !leaves.has(row.id) || !returns.has(row.id))
    expect(without.map(({ row }) => row.id)).toEqual([])
  })
})

test('the clock of a zone is right on both sides of a change', () => {
  const day = Date.UTC(2026, 9, 25) / 86_400_000
  expect(new Date(instantOf('Europe/Paris', day, 9 * 60)).toISOString()).toBe('2026-10-25T08:00:00.000Z')
  expect(new Date(instantOf('Europe/Paris', day - 1, 9 * 60)).toISOString()).toBe('2026-10-24T07:00:00.000Z')
  expect(new Date(instantOf('Indian/Reunion', day, 9 * 60)).toISOString()).toBe('2026-10-25T05:00:00.000Z')
})

test('ids never repeat and are in the order of their time', () => {
  const random = randomFor('test')
  const ids = Array.from({ length: 5000 }, (_, i) => random.uuid(new Date(now.getTime() + i)))
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
