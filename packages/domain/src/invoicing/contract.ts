import { z } from 'zod'

export const documentKinds = ['invoice', 'credit_note', 'receipt'] as const
export const documentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof documentKind>

/** Who sold, as it was on the day. */
export const seller = z.object({
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  registration: z.string(),
  taxNumber: z.string(),
  email: z.string(),
})
export type Seller = z.infer<typeof seller>

/** Who bought, as it was on the day. */
export const customer = z.object({ name: z.string(), email: z.string() })
export type Customer = z.infer<typeof customer>

/** What a document is about, as it was on the day. Instants are ISO 8601. */
export const subject = z.object({
  reference: z.string(),
  product: z.enum(['rental', 'parking']),
  class: z.object({ en: z.string(), fr: z.string() }),
  /** Make and model, or the bay, once it was handed over. */
  unit: z.string().nullable(),
  plate: z.string().nullable(),
  pickup: z.string(),
  dropoff: z.string(),
  dropoffTimeZone: z.string(),
  from: z.string(),
  to: z.string(),
  /** Of a receipt: how the money came, or where it went back to. */
  payment: z
    .object({
      method: z.enum(['card', 'cash', 'transfer']),
      brand: z.string().nullable(),
      last4: z.string().nullable(),
    })
    .optional(),
})
export type Subject = z.infer<typeof subject>

export const documentOutput = z.object({
  id: z.string(),
  kind: documentKind,
  /** As it is printed, e.g. FCFR-2026-000123. */
  number: z.string(),
  issuedAt: z.string(),
  currency: z.string(),
  totalMinor: z.number().int(),
  /** Of a receipt: money came in, or went back. */
  direction: z.enum(['in', 'out']).nullable(),
})
export type Document = z.infer<typeof documentOutput>

export const documentsOutput = z.object({ items: z.array(documentOutput) })

export const documentInput = z.object({ documentId: z.uuid('Give a document id (UUID).') })

export type InvoicingEvent = {
  type: 'document.issued'
  payload: { bookingId: string; documentId: string; kind: DocumentKind }
}
