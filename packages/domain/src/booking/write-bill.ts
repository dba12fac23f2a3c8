import type { JSONValue } from '@forecourt/db'
import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { bill, bookingId } from './contract.ts'

/** Writes down what a booking came to in the end. Once: a bill is not rewritten. */
export const writeBill = command({
  name: 'booking.writeBill',
  access: system,
  input: bill.extend({ bookingId, currency: z.string().length(3) }),
  run: async ({ tx, now, record }, { bookingId, currency, lines, totalMinor }): Promise<void> => {
    await tx`
      insert into booking_bills (booking_id, currency, lines, total_minor, created_at)
      values (${bookingId}, ${currency}, ${tx.json(lines as JSONValue)}, ${totalMinor}, ${now})
      on conflict (booking_id) do nothing`
    record('booking', bookingId, { billMinor: totalMinor })
  },
})
