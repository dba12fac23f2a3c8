import { testCard } from '../cards.ts'
import { invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { recordBalance } from '../objects/balance-transaction.ts'
import { disputeOf } from '../objects/dispute.ts'
import { bookRefund, createRefund, type NewRefund } from '../objects/refund.ts'
import type { Charge, Refund } from '../objects/types.ts'
import type { World } from '../world.ts'

/** How long the banks of the slow test cards take over a refund. */
const BANK_TAKES_MS = 5000

type RefundRequest = Omit<NewRefund, 'amount' | 'pending'> & { amount?: number | undefined }

/**
 * Gives back a captured charge, by default all that is left of it.
 * @throws 400 when the charge was not captured, has been refunded in full, or has less left than `amount`.
 */
export function refundCharge(world: World, charge: Charge, input: RefundRequest): Refund {
  if (!charge.captured) {
    throw invalidRequest(
      `Charge ${charge.id} cannot be refunded because it has not been captured. Cancel the PaymentIntent instead.`,
      { param: 'charge' },
    )
  }
  const dispute = disputeOf(world, charge)
  if (dispute && dispute.status !== 'won') {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
      charge: charge.id,
    })
  }
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
      charge: charge.id,
    })
  }
  const amount = input.amount ?? left
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  }
  const card = testCard(world.store.cardNumbers.get(charge.payment_method ?? '') ?? '')
  const refund = createRefund(world, charge, { ...input, amount, pending: card.refund === 'succeeds_later' })
  if (card.refund) world.store.refundsDue.set(refund.id, world.clock.now() + BANK_TAKES_MS)
  changeRefunded(charge, amount)
  emit(world, 'refund.created', refund)
  emit(world, 'charge.refunded', charge)
  return refund
}

/** The bank's late answer to a refund: it went through, or the money came back. */
export function settleRefund(world: World, refund: Refund): void {
  const charge = world.store.charges.get(refund.charge ?? '')
  const card = testCard(world.store.cardNumbers.get(charge?.payment_method ?? '') ?? '')
  world.store.refundsDue.delete(refund.id)
  if (card.refund === 'succeeds_later') {
    refund.status = 'succeeded'
    bookRefund(world, refund)
    delete refund.pending_reason
    emit(world, 'refund.updated', refund)
    return
  }
  refund.status = 'failed'
  refund.failure_reason = 'expired_or_canceled_card'
  const { id: source, amount, currency } = refund
  refund.failure_balance_transaction = recordBalance(world, {
    type: 'refund_failure',
    amount,
    currency,
    source,
  }).id
  if (charge) changeRefunded(charge, -refund.amount)
  emit(world, 'refund.updated', refund)
  emit(world, 'refund.failed', refund)
}

function changeRefunded(charge: Charge, by: number): void {
  charge.amount_refunded += by
  // Against what was captured: the released rest of a partial capture cannot be refunded any more.
  charge.refunded = charge.amount_refunded === charge.amount_captured
}
