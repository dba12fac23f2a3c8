import type { Db } from '@forecourt/db'

/** Whether a customer, by account or email address, has a booking besides this one that came to something. */
export async function hasBooked(
  sql: Db,
  { customerId, email }: { customerId: string | null; email: string | null },
  except: string | null,
): Promise<boolean> {
  if (customerId === null && email === null) return false
  const [row] = await sql`
    select 1 from bookings
    where status in ('confirmed', 'active', 'completed', 'no_show') and id is distinct from ${except}
      and (customer_id = ${customerId} or contact_email = ${email}::citext) limit 1`
  return row !== undefined
}
