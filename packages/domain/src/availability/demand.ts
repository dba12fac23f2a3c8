import type { Db } from '@forecourt/db'
import type { Product } from '../fleet/contract.ts'
import { day } from '../kernel/index.ts'
import type { Demand, PriceBook } from '../pricing/index.ts'

/** So many days from the start of a booking are looked at; later ones have no demand that says anything yet. */
const horizonDays = 60

type Asked = { branchIds: readonly string[]; product: Product; from: Date; now: Date }

/**
 * How taken branches are on each day counted from an instant, in basis points of their units in service: what is
 * claimed in the middle of that day, by bookings, holds that still run, and blocks. Two statements, however many
 * branches.
 */
async function takenByDay(sql: Db, asked: Asked): Promise<Map<string, Demand>> {
  const { product, from, now } = asked
  const ids = [...asked.branchIds]
  const end = new Date(from.getTime() + horizonDays * day)
  // The days whose middle lies in a claim are [first, next).
  const nth = (at: ReturnType<typeof sql>) =>
    sql`ceil(extract(epoch from ${at} - ${from}::timestamptz) / 86400 - 0.5)::int`
  const [totals, claims] = await Promise.all([
    sql<{ id: string; units: number }[]>`
      select branch_id as id, count(*)::int as units from units
      where branch_id = any(${ids}) and status = 'in_service' and product = ${product} group by branch_id`,
    sql<{ id: string; first: number; next: number; count: number }[]>`
      select u.branch_id as id, ${nth(sql`greatest(lower(k.during), ${from})`)} as first,
        ${nth(sql`least(coalesce(upper(k.during), ${end}), ${end})`)} as next, count(*)::int as count
      from units u join claims k on k.unit_id = u.id
      where u.branch_id = any(${ids}) and u.status = 'in_service' and u.product = ${product}
        and lower(k.during) < ${end} and coalesce(upper(k.during), ${end}) > ${from}
        and (k.hold_expires_at is null or k.hold_expires_at > ${now})
      group by 1, 2, 3`,
  ])
  const taken = new Map(totals.map(({ id }) => [id, Array<number>(horizonDays).fill(0)]))
  for (const { id, first, next, count } of claims) {
    const days = taken.get(id)
    for (let nthDay = first; days && nthDay < next; nthDay++) days[nthDay] = (days[nthDay] ?? 0) + count
  }
  return new Map(
    totals.map(({ id, units }) => [
      id,
      (taken.get(id) ?? []).map((count) => Math.min(10_000, Math.round((count / units) * 10_000))),
    ]),
  )
}

/** The same for the branches of these books, and only where some rule asks for it. */
export async function demandFor(
  sql: Db,
  books: readonly PriceBook[],
  asked: Omit<Asked, 'branchIds'>,
): Promise<Map<string, Demand>> {
  const branchIds = new Set(books.filter((book) => book.demand.length > 0).map(({ plan }) => plan.branch_id))
  return branchIds.size === 0 ? new Map() : takenByDay(sql, { ...asked, branchIds: [...branchIds] })
}
