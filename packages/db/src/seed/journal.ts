import type { AuditLogRow } from '../schema/kernel.ts'
import type { SeedRow } from './bookings.ts'

type Step = { at: Date | null; verb: string; actor: string; from: string | null; to: SeedRow['status'] }

/** What happened to a booking, step by step, as its verbs would have written it down. */
function steps(row: SeedRow): Step[] {
  const who = row.customer_id ?? 'guest'
  const closing: Partial<Record<SeedRow['status'], Omit<Step, 'at' | 'to'>>> = {
    completed: { verb: 'booking.checkOut', actor: 'flows.takeBack', from: 'active' },
    cancelled: { verb: 'booking.cancel', actor: `flows.cancelBooking:${who}`, from: 'confirmed' },
    expired: { verb: 'booking.expire', actor: 'jobs.expireHolds', from: 'pending' },
    no_show: { verb: 'booking.markNoShow', actor: 'desk.markNoShow', from: 'confirmed' },
  }
  const last = closing[row.status]
  return [
    { at: row.created_at, verb: 'booking.hold', actor: `flows.holdQuote:${who}`, from: null, to: 'pending' },
    {
      at: row.confirmed_at,
      verb: 'booking.confirm',
      actor: 'flows.settlePayment',
      from: 'pending',
      to: 'confirmed',
    },
    {
      at: row.checked_in_at,
      verb: 'booking.checkIn',
      actor: 'desk.checkIn',
      from: 'confirmed',
      to: 'active',
    },
    ...(last ? [{ ...last, at: row.closed_at, to: row.status }] : []),
  ]
}

/** The audit rows of the bookings; the application's start with what happens from now on. */
export function journalOf(rows: readonly SeedRow[]): Omit<AuditLogRow, 'id'>[] {
  return rows.flatMap((row) =>
    steps(row).flatMap(({ at, verb, actor, from, to }) =>
      at === null
        ? []
        : [
            {
              at,
              actor_kind: 'system',
              actor_id: actor,
              verb,
              subject_type: 'booking',
              subject_id: row.id,
              detail: from === null ? { to } : { from, to },
              request_id: null,
            },
          ],
    ),
  )
}
