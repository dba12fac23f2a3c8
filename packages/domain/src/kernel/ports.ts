/** What the domain needs of the outside world. The adapters live in the contexts; `runtime.ts` chooses them. */

export type CheckoutRequest = {
  paymentId: string
  bookingId: string
  reference: string
  description: string
  amountMinor: number
  currency: string
  email: string
  locale: 'en' | 'fr'
  /** Shown beside the pay button, e.g. "Held until 14:32, Lisbon time". */
  notice: string
  returnUrl: string
  cancelUrl: string
}

/** A payment as the provider tells it now; everything we do follows from this, never from an event's own words. */
export type ProviderPayment = {
  sessionId: string
  sessionStatus: 'open' | 'complete' | 'expired'
  paymentIntentId: string | null
  paid: boolean
  amountMinor: number
  currency: string
  cardBrand: string | null
  cardLast4: string | null
  failureCode: string | null
}

export type ProviderEvent = {
  id: string
  type: string
  objectId: string
  sessionId: string | null
  paymentIntentId: string | null
}

export type PaymentGateway = {
  /** Opens a hosted checkout. The same `paymentId` gives the same checkout. */
  openCheckout: (request: CheckoutRequest) => Promise<{ sessionId: string; url: string }>
  fetchCheckout: (sessionId: string) => Promise<ProviderPayment>
  /** The checkout that a payment intent belongs to, if any. */
  findCheckout: (paymentIntentId: string) => Promise<ProviderPayment | null>
  /** Closes an open checkout; one that is complete or closed already stays as it is. */
  expireCheckout: (sessionId: string) => Promise<void>
  refund: (request: {
    refundId: string
    paymentIntentId: string
    amountMinor: number
    reason: string
  }) => Promise<{ id: string; status: 'succeeded' | 'pending' | 'failed' }>
  /** Checks the signature over the raw body. Throws when it does not fit. */
  readEvent: (rawBody: string | Buffer, signature: string) => ProviderEvent
}

export type Email = {
  to: string
  subject: string
  text: string
  html: string
  attachments: { filename: string; contentType: string; contentBase64: string; cid?: string }[]
}

/** Sends an email or throws; `null` where there is no mail server and the mailbox page shows what was sent. */
export type Mailer = { send: (email: Email) => Promise<void> }
