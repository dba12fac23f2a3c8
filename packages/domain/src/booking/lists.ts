import { z } from 'zod'
import {
  anyone,
  fromCursor,
  isStaff,
  type Page,
  query,
  refuse,
  signedIn,
  staff,
  toCursor,
  toPage,
} from '../kernel/index.ts'
import { type BookingSummary, listBookingsInput, userBookingsInput } from './contract.ts'
import { selectSummaries, toSummary } from './summary.ts'

const byStart = z.tuple([z.iso.datetime(), z.uuid()])
const byId = z.tuple([z.uuid()])

/** Staff search bookings: by status, product, dates and words, latest pick-up first; their own branches only. */
export const list = query({
  name: 'booking.list',
  access: staff,
  input: listBookingsInput,
  run: async ({ sql, now, actor }, input): Promise<Page<BookingSummary>> => {
    const after = fromCursor(input.cursor, byStart)
    const branches = actor.kind === 'user' && actor.role !== 'admin' ? [...actor.branchIds] : null
    const words = input.text ? `%${input.text.replace(/[%_\\]/g, '\\$&')}%` : null
    const code = input.text?.toUpperCase().replace(/[^A-Z0-9]/g, '') ?? ''
    const rows = await selectSummaries(
      sql,
      sql`where true
        ${branches ? sql`and (b.pickup_branch_id = any(${branches}) or b.dropoff_branch_id = any(${branches}))` : sql``}
        ${input.branchId ? sql`and (b.pickup_branch_id = ${input.branchId} or b.dropoff_branch_id = ${input.branchId})` : sql``}
        ${input.status ? sql`and b.status = ${input.status}` : sql``}
        ${input.product ? sql`and b.product = ${input.product}` : sql``}
        ${words ? sql`and (b.reference = ${code} or b.plate = ${code} or b.contact_name ilike ${words} or b.contact_email = ${input.text ?? ''})` : sql``}
        ${input.fromDate ? sql`and b.starts_at >= ${input.fromDate}::timestamp at time zone p.time_zone` : sql``}
        ${input.toDate ? sql`and b.starts_at < (${input.toDate}::date + 1)::timestamp at time zone p.time_zone` : sql``}
        ${after ? sql`and (b.starts_at, b.id) < (${after[0]}, ${after[1]})` : sql``}
        order by b.starts_at desc, b.id desc limit ${input.limit + 1}`,
    )
    return toPage(rows, input.limit, toSummary(now), (row) => toCursor(row.starts_at.toISOString(), row.id))
  },
})

/** A customer's bookings, newest first: their own, or anybody's for staff. Another customer's do not exist. */
export const userBookings = query({
  name: 'booking.userBookings',
  access: signedIn,
  input: userBookingsInput,
  run: async ({ sql, now, actor }, input): Promise<Page<BookingSummary>> => {
    const own = actor.kind === 'user' && actor.userId === input.userId
    if (!own && !isStaff(actor))
      return refuse('NOT_FOUND', 'There is no such user, or this account may not see it.')
    const branches = !own && actor.kind === 'user' && actor.role !== 'admin' ? [...actor.branchIds] : null
    const after = fromCursor(input.cursor, byId)
    const rows = await selectSummaries(
      sql,
      sql`where b.customer_id = ${input.userId}
        ${branches ? sql`and (b.pickup_branch_id = any(${branches}) or b.dropoff_branch_id = any(${branches}))` : sql``}
        ${after ? sql`and b.id < ${after[0]}` : sql``}
        order by b.id desc limit ${input.limit + 1}`,
    )
    return toPage(rows, input.limit, toSummary(now), (row) => toCursor(row.id))
  },
})

/** What this browser may open without an account. */
export const guestBookings = query({
  name: 'booking.guestBookings',
  access: anyone,
  input: z.object({}),
  run: async ({ sql, now, actor }): Promise<BookingSummary[]> => {
    const guestHash = 'guestHash' in actor ? actor.guestHash : null
    if (guestHash === null) return []
    const rows = await selectSummaries(
      sql,
      sql`where b.id in (select booking_id from booking_access where guest_hash = ${guestHash}) order by b.id desc limit 50`,
    )
    return rows.map(toSummary(now))
  },
})
