/** Cash at the counter: shapes of questions and answers. Amounts are minor units of the till's currency. */
import { z } from 'zod'
import { branchId } from '../fleet/contract.ts'

export const movementKinds = [
  'float',
  'payment',
  'refund',
  'pay_in',
  'pay_out',
  'difference',
  'closing',
] as const
export type MovementKind = (typeof movementKinds)[number]

/** So many drawers a branch may have. */
export const maxDrawer = 20

const counted = z.number().int().min(0, 'Give what you counted.').max(1_000_000_000)
const amount = z.number().int().min(1, 'Give an amount.').max(1_000_000_000)
const sessionId = z.uuid('Give the id of an open till (UUID).')

export const tillsInput = z.object({ branchId })
export const openTillInput = z.object({
  branchId,
  drawer: z.number().int().min(1).max(maxDrawer),
  floatMinor: counted,
})
export const tillInput = z.object({ sessionId })
export const moveCashInput = z.object({
  sessionId,
  direction: z.enum(['in', 'out']),
  amountMinor: amount,
  reason: z.string().trim().min(3, 'Say what for.').max(200),
})
export const closeTillInput = z.object({
  sessionId,
  countedMinor: counted,
  note: z.string().trim().max(200).optional(),
})
/** `amountMinor` is what the person at the counter was told: another sum due by now is refused. */
export const payInCashInput = z.object({ bookingId: z.uuid(), sessionId, amountMinor: amount })
export const payOutRefundInput = z.object({ refundId: z.uuid(), sessionId })
export const cashOfBookingInput = z.object({ bookingId: z.uuid() })

export type TillSession = {
  id: string
  branchId: string
  drawer: number
  currency: string
  openedAt: string
  openedBy: string | null
  balanceMinor: number
  closedAt: string | null
  closedBy: string | null
  expectedMinor: number | null
  countedMinor: number | null
  note: string | null
}

/** A refund of cash that waits to be handed over. */
export type CashRefund = {
  id: string
  /** It was to go back to a card whose bank did not take it. */
  stuck: boolean
  bookingId: string
  reference: string
  contactName: string
  amountMinor: number
  currency: string
  requestedAt: string
}

export type Tills = {
  currency: string
  timeZone: string
  open: TillSession[]
  /** The latest hundred, newest first. */
  closed: TillSession[]
  refunds: CashRefund[]
}

export type TillMovement = {
  id: string
  kind: MovementKind
  amountMinor: number
  booking: { id: string; reference: string } | null
  reason: string | null
  at: string
  by: string | null
}

/** What cash can do for a booking now. */
export type BookingCash = {
  /** What is to be paid at once; 0 when nothing is, or the time to pay has run out. */
  dueMinor: number
  currency: string
  /** So much of what was paid came in cash, before refunds. */
  paidMinor: number
  refunds: CashRefund[]
  /** The open tills of the booking's branches at which this person works. */
  tills: TillSession[]
}
