import { seconds } from '../clock.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import type { BalanceTransaction } from './types.ts'

const DAY = 86_400
/** What Stripe keeps of a European card payment: 1.5 % and 25 minor units. */
const FEE_SHARE = 0.015
const FEE_FIXED = 25
/** What a dispute costs in minor units, won or lost. */
export const DISPUTE_FEE = 2000

export const chargeFee = (amount: number): number => Math.round(amount * FEE_SHARE) + FEE_FIXED

export interface NewBalanceTransaction {
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment'
  /** How Stripe's reports name it, where that is not the type. */
  category?: 'dispute' | 'dispute_reversal'
  /** Minor units; less than nothing when it leaves the balance. */
  amount: number
  fee?: number
  currency: string
  /** The charge, refund or dispute that it comes from. */
  source: string
}

/** Records that money came to the balance, or left it. */
export function recordBalance(world: World, input: NewBalanceTransaction): BalanceTransaction {
  const { type, amount, currency, source, fee = 0 } = input
  const created = seconds(world.clock)
  const transaction: BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: created + 7 * DAY,
    balance_type: 'payments',
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: 'Stripe fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: input.category ?? type,
    source,
    status: 'pending',
    type,
  }
  world.store.balanceTransactions.set(transaction.id, transaction)
  return transaction
}
