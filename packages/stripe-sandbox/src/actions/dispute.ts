import type { DisputeReason } from '../cards.ts'
import { invalidRequest } from '../errors.ts'
import { emit } from '../events.ts'
import { DISPUTE_FEE, recordBalance } from '../objects/balance-transaction.ts'
import { createDispute } from '../objects/dispute.ts'
import type { Charge, Dispute } from '../objects/types.ts'
import type { World } from '../world.ts'

export interface DisputeAnswer {
  evidence?: Record<string, string | undefined> | undefined
  metadata?: Record<string, string> | undefined
  /** Left out, evidence that is given goes to the bank at once. */
  submit?: boolean | undefined
}

/** Stripe's texts that decide a test dispute when they are submitted. */
const DECIDED_BY: Record<string, 'won' | 'lost'> = { winning_evidence: 'won', losing_evidence: 'lost' }

/** The cardholder disputes a captured charge: the money leaves until it is decided. @throws 400 when they cannot. */
export function openDispute(world: World, charge: Charge, reason: DisputeReason): Dispute {
  if (!charge.captured || charge.disputed) {
    throw invalidRequest(`Charge ${charge.id} is not captured, or is disputed already.`, { param: 'charge' })
  }
  charge.disputed = true
  const dispute = createDispute(world, charge, reason)
  move(world, dispute, 'dispute')
  emit(world, 'charge.dispute.created', dispute)
  emit(world, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** Stages evidence, or gives it to the bank, which can be done once. @throws 400 when it is too late. */
export function answerDispute(world: World, dispute: Dispute, answer: DisputeAnswer): void {
  const { evidence, metadata, submit = evidence !== undefined } = answer
  if (evidence || submit) requireOpen(dispute)
  const details = dispute.evidence_details
  Object.assign(dispute.metadata, metadata)
  if (evidence) {
    Object.assign(dispute.evidence, evidence)
    details.has_evidence = true
  }
  const submitted = submit && details.has_evidence
  if (submitted) {
    dispute.status = 'under_review'
    details.submission_count += 1
    details.submission_method = 'manual'
  }
  emit(world, 'charge.dispute.updated', dispute)
  const outcome = DECIDED_BY[dispute.evidence.uncategorized_text ?? '']
  if (submitted && outcome) decideDispute(world, dispute, outcome)
}

/** Gives a dispute up, which cannot be undone. @throws 400 when it has been answered or decided. */
export function acceptDispute(world: World, dispute: Dispute): void {
  requireOpen(dispute)
  decideDispute(world, dispute, 'lost')
}

/** The bank decides. @throws 400 when it has done so already. */
export function decideDispute(world: World, dispute: Dispute, outcome: 'won' | 'lost'): void {
  if (dispute.status === 'won' || dispute.status === 'lost') requireOpen(dispute)
  dispute.status = outcome
  if (outcome === 'won') {
    move(world, dispute, 'dispute_reversal')
    emit(world, 'charge.dispute.funds_reinstated', dispute)
  }
  emit(world, 'charge.dispute.closed', dispute)
}

/** Nobody answered in time: the cardholder is right. */
export function lapseDispute(world: World, dispute: Dispute): void {
  dispute.evidence_details.past_due = true
  decideDispute(world, dispute, 'lost')
}

function move(world: World, dispute: Dispute, category: 'dispute' | 'dispute_reversal'): void {
  const leaves = category === 'dispute'
  const transaction = recordBalance(world, {
    type: 'adjustment',
    category,
    amount: leaves ? -dispute.amount : dispute.amount,
    ...(leaves && { fee: DISPUTE_FEE }),
    currency: dispute.currency,
    source: dispute.id,
  })
  dispute.balance_transactions.push(transaction)
}

function requireOpen(dispute: Dispute): void {
  if (dispute.status === 'needs_response') return
  throw invalidRequest(
    `This dispute (${dispute.id}) has a status of ${dispute.status}: it can be neither answered nor closed any more.`,
  )
}
