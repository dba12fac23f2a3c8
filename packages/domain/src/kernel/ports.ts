/** What the domain needs of the outside world. The adapters live in the contexts; `runtime.ts` chooses them. */

export type CheckoutRequest = {
  paymentId: string
  bookingId: string
  reference: string
  description: string
  amountMinor: number
  currency: string
  /** The money, a hold on the card that is captured or released later, or only the card, to be asked later. */
  takes: CheckoutTakes
  email: string
  locale: 'en' | 'fr'
  /** Shown beside the pay button, e.g. "Held until 14:32, Lisbon time". */
  notice: string
  returnUrl: string
  cancelUrl: string
}

export type CheckoutTakes = 'payment' | 'hold' | 'card'

/** A payment as the provider tells it now; everything we do follows from this, never from an event's own words. */
export type ProviderPayment = {
  sessionId: string
  sessionStatus: 'open' | 'complete' | 'expired'
  paymentIntentId: string | null
  paid: boolean
  /** The checkout ended without taking money: the amount is held until then, or, when null, the card is saved alone. */
  secured: { captureBefore: Date | null } | null
  amountMinor: number
  currency: string
  cardBrand: string | null
  cardLast4: string | null
  failureCode: string | null
  card: SavedCard | null
}

/** A card that the customer agreed may be charged without them, by the provider's ids. */
export type SavedCard = { customerId: string; paymentMethodId: string }

export type CardCharge = SavedCard & {
  /** The idempotency key: the same key is the same charge. */
  key: string
  bookingId: string
  amountMinor: number
  currency: string
  /** Held only, until captured or released; otherwise taken at once. */
  holdOnly: boolean
}

/** How a charge of a saved card stands. A card that says no is an answer, not an error. */
export type ProviderCharge = {
  paymentIntentId: string | null
  status: 'held' | 'paid' | 'declined' | 'released'
  /** Held or paid. */
  amountMinor: number
  /** Until when what is held can be taken. */
  captureBefore: Date | null
  failureCode: string | null
}

/** A dispute as the provider tells it now, with what it moved on our balance so far. */
export type ProviderDispute = {
  id: string
  paymentIntentId: string | null
  status: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
  reason: string
  amountMinor: number
  currency: string
  evidenceDueAt: Date | null
  openedAt: Date
  /** Below zero what left. The fee is in the currency of the account, which may be another one. */
  movements: { id: string; amountMinor: number; feeMinor: number; feeCurrency: string }[]
}

export type ProviderEvent = {
  id: string
  type: string
  objectId: string
  sessionId: string | null
  paymentIntentId: string | null
}

/** What happened at the provider, without what an event says of it. */
export type ListedEvent = Pick<ProviderEvent, 'id' | 'type' | 'objectId'>

export type PaymentGateway = {
  /** Opens a hosted checkout. The same `paymentId` gives the same checkout. */
  openCheckout: (request: CheckoutRequest) => Promise<{ sessionId: string; url: string }>
  fetchCheckout: (sessionId: string) => Promise<ProviderPayment>
  /** The checkout that a payment intent belongs to, if any. */
  findCheckout: (paymentIntentId: string) => Promise<ProviderPayment | null>
  /** Closes an open checkout; one that is complete or closed already stays as it is. */
  expireCheckout: (sessionId: string) => Promise<void>
  /** Charges a saved card, or holds an amount on it, while the customer is away. */
  chargeCard: (charge: CardCharge) => Promise<ProviderCharge>
  fetchCharge: (paymentIntentId: string) => Promise<ProviderCharge>
  /** Takes so much of what is held; the rest is released with it. */
  captureHeld: (request: { paymentIntentId: string; amountMinor: number }) => Promise<ProviderCharge>
  /** Lets go of what is held; what is taken or released already stays as it is. */
  releaseHeld: (paymentIntentId: string) => Promise<ProviderCharge>
  refund: (request: {
    refundId: string
    paymentIntentId: string
    amountMinor: number
    reason: string
  }) => Promise<ProviderRefund>
  fetchRefund: (providerId: string) => Promise<ProviderRefund>
  /** What happened since then, newest first, a page at a time; `after` is the `next` of the page before. */
  listEvents: (request: {
    since: Date
    after: string | null
  }) => Promise<{ events: ListedEvent[]; next: string | null }>
  fetchDispute: (disputeId: string) => Promise<ProviderDispute>
  /** Checks the signature over the raw body. Throws when it does not fit. */
  readEvent: (rawBody: string | Buffer, signature: string) => ProviderEvent
}

export type ProviderRefund = {
  /** The provider's own id. */
  id: string
  /** Our id, which it was asked for with; null for one that was made elsewhere. */
  refundId: string | null
  /** A refund that succeeded may still fail days later: the customer's bank sends the money back. */
  status: 'succeeded' | 'pending' | 'failed'
  failureCode: string | null
}

export type Email = {
  to: string
  subject: string
  text: string
  html: string
  attachments: { filename: string; contentType: string; contentBase64: string; cid?: string }[]
}

/** Sends a text message or throws. */
export type SmsSender = { send: (sms: { to: string; text: string }) => Promise<void> }

export type PushPayload = { title: string; body: string; url: string; tag: string }
/** Sends to a browser or throws; `gone` when that browser takes none any more. */
export type PushSender = {
  publicKey: string
  send: (
    to: { endpoint: string; p256dh: string; auth: string },
    payload: PushPayload,
  ) => Promise<'sent' | 'gone'>
}

/** Sends an email or throws; `null` where there is no mail server and the mailbox page shows what was sent. */
export type Mailer = { send: (email: Email) => Promise<void> }
