import type { Tx } from '../index.ts'
import type { ExtraStockRow } from '../schema/pricing.ts'
import type { Site } from './branches.ts'
import { randomFor } from './random.ts'
import { extras } from './rates.ts'

/** Pieces of equipment at a branch. */
const pieces: readonly [number, number] = [4, 9]

/** Every branch that rents has some of all equipment. */
export function extraStock(sites: readonly Site[]): ExtraStockRow[] {
  const equipment = extras().filter(({ kind }) => kind === 'equipment')
  return sites
    .filter(({ row }) => row.rents)
    .flatMap(({ row }) => {
      const random = randomFor(`stock ${row.id}`)
      return equipment.map(({ id }) => ({ branch_id: row.id, extra_id: id, quantity: random.int(...pieces) }))
    })
}

/** What bookings that are not over have taken, as their holds would have; a branch has at least what it has given out. */
export async function insertExtraClaims(tx: Tx): Promise<void> {
  await tx`
    insert into extra_claims (booking_id, extra_id, branch_id, quantity, during, hold_expires_at, created_at)
    select b.id, s.extra_id, s.branch_id, e.quantity, tstzrange(b.starts_at, b.ends_at),
      case b.status when 'pending' then b.hold_expires_at end, b.created_at
    from bookings b join quotes q on q.id = b.quote_id, jsonb_to_recordset(q.extras) as e (id text, quantity integer),
      extra_stock s
    where b.status in ('pending', 'confirmed', 'active') and s.branch_id = b.pickup_branch_id and s.extra_id = e.id`
  await tx`
    update extra_stock s set quantity = busiest.pieces
    from (
      select branch_id, extra_id, max(pieces)::int as pieces from (
        select c.branch_id, c.extra_id, sum(o.quantity) as pieces
        from extra_claims c join extra_claims o
          on o.branch_id = c.branch_id and o.extra_id = c.extra_id and o.during @> lower(c.during)
        group by c.booking_id, c.branch_id, c.extra_id
      ) moments group by 1, 2
    ) busiest
    where s.branch_id = busiest.branch_id and s.extra_id = busiest.extra_id and s.quantity < busiest.pieces`
}

/** Points for what customers with an account have behind them, as completing it would have given. */
export async function insertPoints(tx: Tx): Promise<void> {
  await tx`
    insert into loyalty_accounts (customer_id, balance, earned)
    select b.customer_id, sum(b.total_minor / r.minor_per_point), sum(b.total_minor / r.minor_per_point)
    from bookings b join loyalty_rates r using (currency)
    where b.status = 'completed' and b.customer_id is not null group by b.customer_id`
  await tx`
    insert into loyalty_entries (customer_id, booking_id, kind, points, at)
    select b.customer_id, b.id, 'earned', b.total_minor / r.minor_per_point, b.closed_at
    from bookings b join loyalty_rates r using (currency)
    where b.status = 'completed' and b.customer_id is not null and b.total_minor >= r.minor_per_point order by b.closed_at`
}
