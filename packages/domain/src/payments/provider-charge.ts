import { z } from 'zod'

/** How a charge of a saved card stands, as the provider tells it (see `ProviderCharge`); `lapsed`: its bank let go of it. */
export const providerCharge = z.object({
  paymentIntentId: z.string().nullable(),
  status: z.enum(['held', 'paid', 'declined', 'released', 'lapsed']),
  amountMinor: z.number().int(),
  captureBefore: z.date().nullable(),
  failureCode: z.string().nullable(),
})
