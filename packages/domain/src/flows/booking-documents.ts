import type { z } from 'zod'
import { getBookingInput } from '../booking/contract.ts'
import { findBooking, mustSee } from '../booking/index.ts'
import { documentsOutput } from '../invoicing/contract.ts'
import { documentsOf } from '../invoicing/index.ts'
import { anyone, query } from '../kernel/index.ts'

/** The invoices, credit notes and receipts of a booking, oldest first, for whoever may see it. @throws NOT_FOUND */
export const bookingDocuments = query({
  name: 'booking.documents',
  access: anyone,
  input: getBookingInput,
  output: documentsOutput,
  run: async ({ sql, actor }, { bookingId }): Promise<z.infer<typeof documentsOutput>> => {
    await mustSee(sql, actor, await findBooking(sql, bookingId))
    return { items: await documentsOf(sql, bookingId) }
  },
})
