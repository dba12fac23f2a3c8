import type { Db } from '@forecourt/db'
import type { ConditionPhoto } from '../gate/contract.ts'

export type KeptPhoto = ConditionPhoto & { pictureId: string; sha256: string }

/**
 * The photos of the units that a booking has or was out with, oldest first; not those of one that it was given another
 * for before it began.
 */
export async function photosOf(sql: Db, bookingId: string): Promise<KeptPhoto[]> {
  const rows = await sql<(Omit<KeptPhoto, 'at'> & { at: Date })[]>`
    select p.id, p.unit_id as "unitId", u.plate, p.stage, p.view, p.taken_by as "takenBy", p.created_at as at, p.picture_id as "pictureId",
      i.sha256, i.width, i.height
    from condition_photos p join bookings b on b.id = p.booking_id join pictures i on i.id = p.picture_id
      join units u on u.id = p.unit_id
    where p.booking_id = ${bookingId} and (p.unit_id = b.unit_id or exists (
      select from claim_history h where h.booking_id = b.id and h.unit_id = p.unit_id and h.outcome = 'released'))
    order by p.created_at, p.id`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
