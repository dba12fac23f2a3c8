import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { bookingId } from './contract.ts'

/** Lets a guest's browser, known by the hash of its cookie, open a booking from now on. */
export const grantAccess = command({
  name: 'booking.grantAccess',
  access: system,
  input: z.object({ bookingId, guestHash: z.string().length(64) }),
  run: async ({ tx, now, record }, input): Promise<void> => {
    await tx`
      insert into booking_access (booking_id, guest_hash, granted_at)
      values (${input.bookingId}, ${input.guestHash}, ${now}) on conflict do nothing`
    record('booking', input.bookingId)
  },
})
