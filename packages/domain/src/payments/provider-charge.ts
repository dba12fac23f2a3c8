import { z } from 'zod'

/** How a charge of a saved card stands, as the provider tells it (see `ProviderCharge`). */
export const providerCharge = z.object({
  paymentIntentId: z.string().nullable(),
  status: z.enum(['held', 'paid', 'declined', 'released']),
  amountMinor: z.number().int(),
  captureBefore: z.date().nullable(),
  failureCode: z.string().nullable(),
})
