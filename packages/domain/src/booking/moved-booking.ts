import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { MovedBooking } from './contract-desk.ts'

/** A booking whose unit was taken from it, before and after. `after` is null when it stays. */
export type Moved = { before: BookingRow; after: BookingRow | null }

/** What screens show of bookings that were moved, soonest first. */
export async function viewMoved(tx: Tx, moved: readonly Moved[]): Promise<MovedBooking[]> {
  const classes = await tx<{ id: string; en: string; fr: string }[]>`
    select id, name_en as en, name_fr as fr from classes
    where id = any(${moved.map(({ before, after }) => (after ?? before).class_id)})`
  const branches = await tx<{ id: string; time_zone: string }[]>`
    select id, time_zone from branches where id = any(${moved.map(({ before }) => before.pickup_branch_id)})`
  const names = new Map(classes.map(({ id, en, fr }) => [id, { en, fr }]))
  const zones = new Map(branches.map((branch) => [branch.id, branch.time_zone]))
  return [...moved]
    .sort((one, two) => one.before.starts_at.getTime() - two.before.starts_at.getTime())
    .map(({ before, after }) => ({
      bookingId: before.id,
      reference: before.reference,
      status: before.status as MovedBooking['status'],
      from: before.starts_at.toISOString(),
      to: before.ends_at.toISOString(),
      pickupBranchId: before.pickup_branch_id,
      timeZone: zones.get(before.pickup_branch_id) ?? 'UTC',
      outcome: outcomeOf(before, after),
      className: names.get((after ?? before).class_id) ?? { en: before.class_id, fr: before.class_id },
      pinned: before.pinned,
    }))
}

function outcomeOf(before: BookingRow, after: BookingRow | null): MovedBooking['outcome'] {
  if (after === null) return 'stays'
  return after.class_id === before.class_id ? 'same_class' : 'upgrade'
}
