import type { Booking } from '@forecourt/domain/booking/contract'

/**
 * What the return page says. Only the server's word counts: an address that claims success is `confirming`
 * until the booking itself says otherwise.
 */
export type Outcome =
  | 'confirming'
  | 'confirmed'
  | 'declined'
  | 'left'
  /** The hold ran out, nothing was paid. */
  | 'ended'
  /** Paid too late, and the unit went to somebody else. */
  | 'lost'
  /** Something else happened since; the booking's own page tells. */
  | 'elsewhere'

type Known = Pick<Booking, 'status' | 'holdExpiresAt' | 'payment'>

/**
 * @param left the customer came back without paying, by the payment page's own link
 * @param now server time, ms
 */
export function returnOutcome(booking: Known, left: boolean, now: number): Outcome {
  const { status, payment, holdExpiresAt } = booking
  if (status === 'confirmed') return 'confirmed'
  if (status === 'expired') return payment.paidMinor > 0 ? 'lost' : 'ended'
  if (status !== 'pending') return 'elsewhere'
  // Money has arrived and is being matched with the booking: whatever the clock says, it is not over.
  if (payment.paidMinor > 0) return 'confirming'
  if (holdExpiresAt !== null && Date.parse(holdExpiresAt) <= now) return 'ended'
  if (left) return 'left'
  return payment.failureCode === null ? 'confirming' : 'declined'
}

/** What the return page says of a change that was to be paid for; the server's word again. */
export type ChangeOutcome = 'confirming' | 'made' | 'declined' | 'left' | 'ended' | 'refused'

type KnownChange = Pick<Booking, 'changes' | 'pendingChange'>

export function changeOutcome(
  { changes, pendingChange }: KnownChange,
  id: string,
  left: boolean,
): ChangeOutcome {
  const closed = changes.find((change) => change.id === id)
  if (closed) return closed.status === 'applied' ? 'made' : 'refused'
  if (pendingChange?.id !== id) return 'ended'
  if (left) return 'left'
  return pendingChange.failureCode === null ? 'confirming' : 'declined'
}
