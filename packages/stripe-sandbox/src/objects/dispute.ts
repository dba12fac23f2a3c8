import type { DisputeReason } from '../cards.ts'
import { seconds } from '../clock.ts'
import { resourceMissing } from '../errors.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import type { Charge, Dispute } from './types.ts'

/** How long the merchant may answer, in seconds. */
const ANSWER_WITHIN = 9 * 86_400

/** What can be said against a dispute; nothing said yet. */
const NO_EVIDENCE = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
} satisfies Omit<Dispute['evidence'], 'enhanced_evidence'>

export const EVIDENCE_FIELDS = Object.keys(NO_EVIDENCE)

/** Builds and stores a dispute over all that was captured. */
export function createDispute(world: World, charge: Charge, reason: DisputeReason): Dispute {
  const brand = charge.payment_method_details?.card?.brand ?? 'visa'
  const created = seconds(world.clock)
  const dispute: Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE, enhanced_evidence: {} },
    evidence_details: {
      due_by: created + ANSWER_WITHIN,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand, case_type: 'chargeback', network: brand, network_reason_code: '10.4' },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  }
  world.store.disputes.set(dispute.id, dispute)
  return dispute
}

/** The dispute with this id. Throws `resource_missing`. */
export function findDispute(world: World, id: string): Dispute {
  const dispute = world.store.disputes.get(id)
  if (!dispute) throw resourceMissing('dispute', id, 'id')
  return dispute
}

/** The dispute over a charge, if there is one. */
export const disputeOf = (world: World, charge: Charge): Dispute | undefined =>
  [...world.store.disputes.values()].find((dispute) => dispute.charge === charge.id)
