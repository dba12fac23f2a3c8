/** Disputes: shapes of questions and answers. Amounts are minor units of the dispute's currency. */
import { z } from 'zod'
import { branchId } from '../fleet/contract.ts'

export const disputeStatuses = ['needs_response', 'under_review', 'won', 'lost', 'closed'] as const
export type DisputeStatus = (typeof disputeStatuses)[number]

export const disputesOfBookingInput = z.object({ bookingId: z.uuid() })
export const disputesToSeeToInput = z.object({ branchId })
export const evidenceInput = z.object({
  disputeId: z.uuid('Give a dispute id (UUID).'),
  locale: z.enum(['en', 'fr']).default('en'),
})

export type Dispute = {
  id: string
  /** As the provider calls it. */
  providerId: string
  bookingId: string
  reference: string
  contactName: string
  status: DisputeStatus
  /** The provider's word for it, such as `fraudulent`. */
  reason: string
  amountMinor: number
  currency: string
  evidenceDueAt: string | null
  /** What the provider holds back now. */
  heldMinor: number
  openedAt: string
  closedAt: string | null
}
