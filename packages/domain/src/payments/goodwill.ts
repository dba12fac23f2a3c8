import type { Db } from '@forecourt/db'
import type { GoodwillRefundRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { refuse, type Work } from '../kernel/index.ts'
import { refundBooking } from './refund-booking.ts'
import { bookingTopics, lostOf } from './store.ts'

/** What of a booking's payments has not gone back, and could. */
export async function refundableOf(sql: Db, bookingId: string): Promise<number> {
  const [row] = await sql<{ minor: number }[]>`
    select (coalesce(sum(p.amount_minor - ${lostOf(sql)} - (
      select coalesce(sum(amount_minor), 0) from refunds where payment_id = p.id and status <> 'failed')), 0))::bigint as minor
    from payments p where p.booking_id = ${bookingId} and p.status = 'succeeded'`
  return row?.minor ?? 0
}

/** What was given back of their own accord, by staff: it is not owed any more. */
export async function grantedFor(sql: Db, bookingId: string): Promise<number> {
  const [row] = await sql<{ minor: number }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as minor from goodwill_refunds
    where booking_id = ${bookingId} and status = 'granted'`
  return row?.minor ?? 0
}

/** What was granted of a booking without a second person: that counts towards the limit. */
export async function grantedAlone(sql: Db, bookingId: string): Promise<number> {
  const [row] = await sql<{ minor: number }[]>`
    select coalesce(sum(amount_minor), 0)::bigint as minor from goodwill_refunds
    where booking_id = ${bookingId} and status = 'granted' and decided_by is null`
  return row?.minor ?? 0
}

type Asked = Pick<GoodwillRefundRow, 'booking_id' | 'amount_minor' | 'currency' | 'note' | 'asked_by'>

/** Writes down what is to be given back; it waits for a second person, or is granted now. @throws INVALID_INPUT too much */
export async function writeGoodwill(work: Work, asked: Asked, status: 'waiting' | 'granted'): Promise<void> {
  const { tx, now } = work
  const id = uuid()
  await tx`
    insert into goodwill_refunds ${tx({ id, ...asked, status, asked_at: now, decided_at: status === 'granted' ? now : null })}`
  tell(work, asked.booking_id, { goodwillId: id, amountMinor: asked.amount_minor, to: status })
  if (status === 'granted') await payBack(work, { id, ...asked })
}

/** A second person agrees, or does not. @throws WRONG_STATUS somebody was first, INVALID_INPUT less is left by now */
export async function decideGoodwill(
  work: Work,
  row: GoodwillRefundRow,
  status: 'granted' | 'refused',
  decidedBy: string,
): Promise<void> {
  const decided = await work.tx`
    update goodwill_refunds set status = ${status}, decided_by = ${decidedBy}, decided_at = ${work.now}
    where id = ${row.id} and status = 'waiting' returning 1`
  if (decided.count === 0) return refuse('WRONG_STATUS', 'This refund was decided already.')
  tell(work, row.booking_id, { goodwillId: row.id, amountMinor: row.amount_minor, to: status })
  if (status === 'granted') await payBack(work, row)
}

async function payBack(
  work: Work,
  of: Pick<GoodwillRefundRow, 'id' | 'booking_id' | 'amount_minor'>,
): Promise<void> {
  const { refundedMinor } = await refundBooking(work, {
    bookingId: of.booking_id,
    cause: `goodwill:${of.id}`,
    amountMinor: of.amount_minor,
    reason: 'goodwill',
  })
  if (refundedMinor < of.amount_minor)
    refuse('INVALID_INPUT', `amountMinor: Only ${refundedMinor} can still be given back.`, {
      errors: [{ field: 'amountMinor', message: 'More than can still be given back.' }],
    })
}

function tell(
  work: Work,
  bookingId: string,
  detail: { goodwillId: string; amountMinor: number; to: string },
): void {
  work.record('booking', bookingId, detail)
  work.emit({ type: 'goodwill.changed', topics: bookingTopics(bookingId), payload: { bookingId } })
}

/** @throws NOT_FOUND */
export async function findGoodwill(sql: Db, id: string): Promise<GoodwillRefundRow> {
  const [row] = await sql<GoodwillRefundRow[]>`select * from goodwill_refunds where id = ${id}`
  return row ?? refuse('NOT_FOUND', 'There is no such refund, or this account may not see it.')
}
