import { z } from 'zod'
import { command, system } from '../kernel/index.ts'

/**
 * Puts a guest's bookings into the account that the guest signed in to: those that this browser may open and whose
 * email is the account's. Both are needed: an address alone proves nothing, and a browser may have been lent.
 */
export const adoptGuestBookings = command({
  name: 'booking.adoptGuestBookings',
  access: system,
  input: z.object({ userId: z.uuid(), email: z.email(), guestHash: z.string().length(64) }),
  run: async ({ tx, record }, { userId, email, guestHash }): Promise<{ adopted: number }> => {
    const rows = await tx<{ id: string }[]>`
      update bookings set customer_id = ${userId}, version = version + 1
      where customer_id is null and contact_email = ${email}
        and id in (select booking_id from booking_access where guest_hash = ${guestHash}) returning id`
    for (const row of rows) record('booking', row.id, { adoptedBy: userId })
    return { adopted: rows.length }
  },
})
