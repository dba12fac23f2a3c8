// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
/** The tables that payments owns: nobody else writes them. */
export const tables = ['payments', 'refunds', 'stripe_events', 'ledger_transactions', 'ledger_entries', 'saved_cards', 'authorisations', 'collections', 'ledger_accounts', 'ledger_revenue', 'till_sessions', 'till_movements', 'disputes', 'goodwill_refunds'] as const

/** One per cause; its id is the idempotency key of the call to Stripe; secured: the checkout ended with an amount held, or a card saved, and nothing taken. */
export type PaymentRow = {
  id: string
  booking_id: string
  cause: string
  status: 'created' | 'open' | 'secured' | 'succeeded' | 'expired'
  amount_minor: number
  currency: string
  checkout_session_id: string | null
  checkout_url: string | null
  payment_intent_id: string | null
  card_brand: string | null
  card_last4: string | null
  failure_code: string | null
  created_at: Date
  paid_at: Date | null
  method: 'card' | 'cash'
}

/** Money on its way back to the card it came from; in_hand_until says until when somebody is sending it. */
export type RefundRow = {
  id: string
  payment_id: string
  booking_id: string
  cause: string
  status: 'requested' | 'stuck' | 'succeeded' | 'failed'
  amount_minor: number
  currency: string
  reason: string
  stripe_refund_id: string | null
  failure_code: string | null
  created_at: Date
  settled_at: Date | null
  in_hand_until: Date | null
  way: 'payment' | 'till' | 'transfer'
  transfer_note: string | null
}

/** The webhook inbox; the effect comes from the object fetched again, not from the event. */
export type StripeEventRow = {
  id: string
  type: string
  object_id: string
  received_at: Date
  processed_at: Date | null
  attempts: number
  last_error: string | null
  parked_at: Date | null
}

/** One movement of money and its cause. */
export type LedgerTransactionRow = {
  id: number
  cause: string
  booking_id: string | null
  at: Date
}

/** Debits positive, credits negative; each transaction sums to zero; line is the place in the document it is for. */
export type LedgerEntryRow = {
  id: number
  transaction_id: number
  account: string
  amount_minor: number
  currency: string
  line: number | null
}

/** The card that the customer agreed may be charged later, by the provider's ids alone. */
export type SavedCardRow = {
  booking_id: string
  customer_id: string
  payment_method_id: string
  brand: string | null
  last4: string | null
  saved_at: Date
}

/** An amount to be held on a card, the price until pick-up or exit and the deposit until the return: renewed before it lapses, then released or captured in part. amount_minor is what is wanted, held_minor what is held; next_try_at and asked_minor stand while the provider is asked, and renewals counts the answers, so that each call has a key of its own. */
export type AuthorisationRow = {
  id: string
  booking_id: string
  status: 'requested' | 'held' | 'declined' | 'released' | 'captured'
  amount_minor: number
  captured_minor: number
  currency: string
  payment_intent_id: string | null
  capture_before: Date | null
  stale_intent_id: string | null
  renewals: number
  failure_code: string | null
  attempts: number
  next_try_at: Date | null
  created_at: Date
  settled_at: Date | null
  kind: 'deposit' | 'price'
  held_minor: number
  asked_minor: number | null
  first_failed_at: Date | null
}

/** When what is due at the end of a booking is taken, from the deposit first, then from the saved card. */
export type CollectionRow = {
  id: string
  booking_id: string
  cause: string
  due_at: Date
  settled_at: Date | null
  created_at: Date
}

/** The accounts of the ledger; what is taken off revenue is an account of revenue in debit. */
export type LedgerAccountRow = {
  id: string
  kind: 'asset' | 'liability' | 'revenue' | 'expense'
  name_en: string
  name_fr: string
}

/** The account that a line of an invoice earns for, by its kind. */
export type LedgerRevenueRow = {
  product: 'rental' | 'parking'
  line_kind: string
  account: string
}

/** A drawer of a branch from its opening with a counted float to its closing with a count. */
export type TillSessionRow = {
  id: string
  branch_id: string
  drawer: number
  currency: string
  opened_at: Date
  opened_by: string
  balance_minor: number
  closed_at: Date | null
  closed_by: string | null
  expected_minor: number | null
  counted_minor: number | null
  note: string | null
}

/** Cash into a till (above zero) or out of it, each with the cause of its entries in the ledger. */
export type TillMovementRow = {
  id: string
  session_id: string
  kind: 'float' | 'payment' | 'refund' | 'pay_in' | 'pay_out' | 'difference' | 'closing'
  amount_minor: number
  ledger_cause: string
  booking_id: string | null
  reason: string | null
  at: Date
  by_id: string
}

/** A payment that its cardholder disputes, as the provider tells it. */
export type DisputeRow = {
  id: string
  stripe_dispute_id: string
  payment_id: string
  booking_id: string
  status: 'needs_response' | 'under_review' | 'won' | 'lost' | 'closed'
  reason: string
  amount_minor: number
  currency: string
  evidence_due_at: Date | null
  withdrawn_minor: number
  returned_minor: number
  balance_entries: number
  opened_at: Date
  closed_at: Date | null
}

/** What staff give back of their own accord, and who agreed to it. */
export type GoodwillRefundRow = {
  id: string
  booking_id: string
  amount_minor: number
  currency: string
  note: string
  status: 'waiting' | 'granted' | 'refused'
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
}
