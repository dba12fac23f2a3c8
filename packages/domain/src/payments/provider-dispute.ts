import type { ProviderDispute } from '../kernel/index.ts'

/** What we read of Stripe's dispute. */
type StripeDispute = {
  id: string
  payment_intent: string | { id: string } | null
  status: string
  reason: string
  amount: number
  currency: string
  created: number
  evidence_details: { due_by: number | null }
  balance_transactions: { id: string; amount: number; fee: number; currency: string }[]
}

/** Stripe's words, and an inquiry's before it becomes a dispute; whatever else there may be is over. */
const statuses: Record<string, ProviderDispute['status']> = {
  needs_response: 'needs_response',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  warning_needs_response: 'needs_response',
  warning_under_review: 'under_review',
}

/** A dispute in our words. What moved on a balance of another currency is the disputed amount itself. */
export function toDispute(dispute: StripeDispute): ProviderDispute {
  const { id, payment_intent: intent, status, reason, amount, currency, created } = dispute
  const { due_by } = dispute.evidence_details
  return {
    id,
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    status: statuses[status] ?? 'closed',
    reason,
    amountMinor: amount,
    currency: currency.toUpperCase(),
    evidenceDueAt: due_by === null ? null : new Date(due_by * 1000),
    openedAt: new Date(created * 1000),
    movements: dispute.balance_transactions.map((moved) => ({
      id: moved.id,
      amountMinor: moved.currency === currency ? moved.amount : Math.sign(moved.amount) * amount,
      feeMinor: moved.fee,
      feeCurrency: moved.currency.toUpperCase(),
    })),
  }
}
