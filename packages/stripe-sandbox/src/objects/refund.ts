import { seconds } from '../clock.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import { recordBalance } from './balance-transaction.ts'
import type { Charge, Refund } from './types.ts'

export interface NewRefund {
  amount: number
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer' | undefined
  metadata?: Record<string, string> | undefined
  pending: boolean
}

/** Builds and stores a refund of a charge; the amount has been checked. */
export function createRefund(world: World, charge: Charge, input: NewRefund): Refund {
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount: input.amount,
    balance_transaction: null,
    charge: charge.id,
    created: seconds(world.clock),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { reference_status: 'pending', type: 'refund' }, type: 'card' },
    metadata: input.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(input.pending && { pending_reason: 'processing' as const }),
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: input.pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
  world.store.refunds.set(refund.id, refund)
  if (!input.pending) bookRefund(world, refund)
  return refund
}

/** Takes a refund off the balance. */
export function bookRefund(world: World, refund: Refund): void {
  const { id: source, amount, currency } = refund
  refund.balance_transaction = recordBalance(world, { type: 'refund', amount: -amount, currency, source }).id
}
