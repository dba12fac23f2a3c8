import type { Db, Fragment } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { findBooking, lockBooking, mustWorkOn } from '../booking/index.ts'
import { type Actor, asSystem, command, manager, query, refuse, staff, staffOf } from '../kernel/index.ts'
import {
  askRefundInput,
  type BookingRefunds,
  decideRefundInput,
  type Goodwill,
  refundsOfBookingInput,
  refundsToDecideInput,
} from '../payments/contract.ts'
import { decideGoodwill, findGoodwill, grantedAlone, refundableOf, writeGoodwill } from '../payments/index.ts'
import { stuckRefunds } from './stuck-refunds.ts'

/** Before it is over, what is given back would be owed again at the return: a change or a cancellation is the way. */
const over: readonly BookingRow['status'][] = ['completed', 'cancelled', 'no_show']

const idOf = (actor: Actor): string =>
  actor.kind === 'user' ? actor.userId : refuse('FORBIDDEN', 'Only staff give money back.')

type Row = Omit<Goodwill, 'askedAt' | 'decidedAt' | 'mayDecide'> & {
  askedAt: Date
  decidedAt: Date | null
  askedBy: string
}

/** Refunds `g` of bookings `b` that fit a condition, the latest first. */
async function select(sql: Db, actor: Actor, condition: Fragment): Promise<Goodwill[]> {
  const rows = await sql<Row[]>`
    select g.id, g.booking_id as "bookingId", b.reference, b.contact_name as "contactName",
      g.amount_minor as "amountMinor", g.currency, g.note, g.status, a.name as "askedByName", g.asked_by as "askedBy",
      g.asked_at as "askedAt", d.name as "decidedByName", g.decided_at as "decidedAt"
    from goodwill_refunds g join bookings b on b.id = g.booking_id
    left join users a on a.id = g.asked_by left join users d on d.id = g.decided_by
    where ${condition} order by g.asked_at desc, g.id desc limit 100`
  return rows.map(({ askedBy, ...row }) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mayDecide: manager(actor) && actor.kind === 'user' && actor.userId !== askedBy,
  }))
}

/** What staff gave back of a booking, what is left, and how much of it needs nobody else. @throws NOT_FOUND, FORBIDDEN */
export const refundsOfBooking = query({
  name: 'refund.ofBooking',
  access: staff,
  input: refundsOfBookingInput,
  run: async ({ sql, actor }, { bookingId }): Promise<BookingRefunds> => {
    const booking = await findBooking(sql, bookingId)
    await mustWorkOn(sql, actor, booking)
    const [refundableMinor, aloneMinor, items, stuck] = await Promise.all([
      over.includes(booking.status) ? refundableOf(sql, bookingId) : 0,
      aloneFor(sql, booking),
      select(sql, actor, sql`g.booking_id = ${bookingId}`),
      stuckRefunds(sql, sql`b.id = ${bookingId}`),
    ])
    return { refundableMinor, aloneMinor, items, stuck }
  },
})

/** The refunds of a branch that wait for a second person. */
export const refundsToDecide = query({
  name: 'refund.toDecide',
  access: staffOf((input) => input.branchId),
  input: refundsToDecideInput,
  run: ({ sql, actor }, { branchId }): Promise<Goodwill[]> =>
    select(
      sql,
      actor,
      sql`g.status = 'waiting' and ${branchId} in (b.pickup_branch_id, b.dropoff_branch_id)`,
    ),
})

/** How much more of a booking one person may give back. */
async function aloneFor(sql: Db, booking: BookingRow): Promise<number> {
  const [company] = await sql<{ limit: number }[]>`
    select c.refund_limit_minor as limit from branches p join companies c on c.id = p.company_id
    where p.id = ${booking.pickup_branch_id}`
  return Math.max(0, (company?.limit ?? 0) - (await grantedAlone(sql, booking.id)))
}

/**
 * Who runs a branch gives money of a booking that is over back, to where it came from. Above the company's limit it
 * waits for a second person; what was given back of the same booking before counts.
 * @throws WRONG_STATUS it is not over, INVALID_INPUT more than is left, NOT_FOUND, FORBIDDEN
 */
export const askRefund = command({
  name: 'refund.ask',
  access: manager,
  input: askRefundInput,
  run: async (work, { bookingId, amountMinor, note }): Promise<BookingRefunds> => {
    const { tx, actor } = work
    const booking = await lockBooking(tx, bookingId)
    await mustWorkOn(tx, actor, booking)
    if (!over.includes(booking.status))
      refuse('WRONG_STATUS', 'Money is given back once the booking is over. Change or cancel it instead.', {
        status: booking.status,
      })
    const refundableMinor = await refundableOf(tx, bookingId)
    if (amountMinor > refundableMinor)
      refuse('INVALID_INPUT', `amountMinor: At most ${refundableMinor} can be given back.`, {
        errors: [{ field: 'amountMinor', message: 'More than can be given back.' }],
      })
    const status = amountMinor > (await aloneFor(tx, booking)) ? 'waiting' : 'granted'
    const asked = { booking_id: bookingId, amount_minor: amountMinor, currency: booking.currency, note }
    await writeGoodwill(asSystem(work, 'refund.ask'), { ...asked, asked_by: idOf(actor) }, status)
    return refundsOfBooking(work, { bookingId })
  },
})

/** A second person grants or refuses a refund. @throws FORBIDDEN one's own, WRONG_STATUS decided already, INVALID_INPUT */
export const decideRefund = command({
  name: 'refund.decide',
  access: manager,
  input: decideRefundInput,
  run: async (work, { goodwillId, verdict }): Promise<BookingRefunds> => {
    const { tx, actor } = work
    const row = await findGoodwill(tx, goodwillId)
    await mustWorkOn(tx, actor, await lockBooking(tx, row.booking_id))
    const decidedBy = idOf(actor)
    if (decidedBy === row.asked_by) refuse('FORBIDDEN', 'Somebody else has to decide what you asked for.')
    await decideGoodwill(asSystem(work, 'refund.decide'), row, verdict, decidedBy)
    return refundsOfBooking(work, { bookingId: row.booking_id })
  },
})
