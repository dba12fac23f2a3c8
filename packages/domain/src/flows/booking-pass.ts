import type { z } from 'zod'
import { getBookingInput } from '../booking/contract.ts'
import { findBooking, mustSee } from '../booking/index.ts'
import { passOutput } from '../gate/contract.ts'
import { signToken } from '../gate/index.ts'
import { anyone, day, query, refuse } from '../kernel/index.ts'

/** A late return must not leave a customer without a pass. */
const validAfterEndMs = 7 * day

/** The pass of a confirmed or active booking: what its QR code holds. @throws WRONG_STATUS before and after */
export const bookingPass = query({
  name: 'booking.pass',
  access: anyone,
  input: getBookingInput,
  output: passOutput,
  run: async ({ sql, actor, config }, { bookingId }): Promise<z.infer<typeof passOutput>> => {
    const booking = await findBooking(sql, bookingId)
    await mustSee(sql, actor, booking)
    if (booking.status !== 'confirmed' && booking.status !== 'active') {
      refuse('WRONG_STATUS', `A booking that is ${booking.status} has no pass.`, { status: booking.status })
    }
    const validUntil = new Date(booking.ends_at.getTime() + validAfterEndMs)
    const token = await signToken(
      { use: 'pass', bookingId, exp: Math.floor(validUntil.getTime() / 1000) },
      config.passPrivateJwk,
    )
    return { token, reference: booking.reference, validUntil: validUntil.toISOString() }
  },
})
