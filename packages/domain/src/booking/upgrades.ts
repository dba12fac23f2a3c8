import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'

/**
 * The classes that may serve a booking at no extra cost: its own first, then what is better, the nearest first.
 * Better stands higher in the list of classes and takes nothing away: as many seats and bags, an automatic for an
 * automatic, the same need for a plug, open to the driver's age. An accessible bay is nobody's upgrade.
 */
export async function servingClasses(
  tx: Tx,
  booking: Pick<BookingRow, 'class_id' | 'driver_age'>,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select c.id from classes own join classes c on c.product = own.product
    where own.id = ${booking.class_id} and (c.id = own.id or (c.sort > own.sort
      and coalesce(c.seats >= own.seats, true) and coalesce(c.bags >= own.bags, true)
      and (own.gearbox is distinct from 'automatic' or c.gearbox = 'automatic')
      and (own.fuel is not distinct from 'electric') = (c.fuel is not distinct from 'electric')
      and c.min_age <= coalesce(${booking.driver_age}::integer, c.min_age)
      and c.bay_kind is distinct from 'accessible' and own.bay_kind is distinct from 'accessible'))
    order by c.id <> own.id, c.sort, c.id`
  return rows.map((row) => row.id)
}
