import { query, refuse, staff, staffOf } from '../kernel/index.ts'
import { type TillMovement, type Tills, tillInput, tillsInput } from '../payments/contract.ts'
import { mustWorkAtTill } from '../payments/index.ts'
import { cashRefunds, selectTills } from './tills-view.ts'

/** The tills of a branch: which are open, how those that are closed came out, and the refunds that wait for cash. */
export const listTills = query({
  name: 'till.list',
  access: staffOf((input) => input.branchId),
  input: tillsInput,
  run: async ({ sql }, { branchId }): Promise<Tills> => {
    const [branch] = await sql<{ currency: string; timeZone: string }[]>`
      select currency, time_zone as "timeZone" from branches where id = ${branchId}`
    if (!branch) return refuse('NOT_FOUND', 'There is no such branch.')
    const [open, closed, refunds] = await Promise.all([
      selectTills(sql, sql`where s.branch_id = ${branchId} and s.closed_at is null order by s.drawer`),
      selectTills(
        sql,
        sql`where s.branch_id = ${branchId} and s.closed_at is not null order by s.closed_at desc limit 100`,
      ),
      cashRefunds(sql, sql`${branchId} in (b.pickup_branch_id, b.dropoff_branch_id)`),
    ])
    return { ...branch, open, closed, refunds }
  },
})

/** All that moved in a till, oldest first. @throws NOT_FOUND */
export const tillMovements = query({
  name: 'till.movements',
  access: staff,
  input: tillInput,
  run: async ({ sql, actor }, { sessionId }): Promise<TillMovement[]> => {
    await mustWorkAtTill(sql, actor, sessionId)
    const rows = await sql<(Omit<TillMovement, 'at'> & { at: Date })[]>`
      select m.id, m.kind, m.amount_minor as "amountMinor", m.reason, m.at, u.name as by,
        case when b.id is not null then jsonb_build_object('id', b.id, 'reference', b.reference) end as booking
      from till_movements m left join users u on u.id = m.by_id left join bookings b on b.id = m.booking_id
      where m.session_id = ${sessionId} order by m.at, m.id`
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  },
})
