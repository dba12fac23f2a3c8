/** What the model remembers: bookings in memory and a count of units. Nothing here knows of units, claims or SQL. */
import { createLedger, type Ledger } from '../ledger.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The rules of the branch, as the world is made with them. */
export const rules = {
  turnaround: 60 * minute,
  early: 30 * minute,
  holdMinutes: 10,
  /** A form may stand open so long before it is sent. */
  slack: 5 * minute,
  freeCancellationDays: 1,
  secondThoughts: hour,
  oneDayMinor: 4000,
  timeZone: 'Europe/Paris',
}

export type Status = 'pending' | 'confirmed' | 'active' | 'completed' | 'cancelled' | 'expired' | 'no_show'

export type ModelBooking = {
  id: string
  status: Status
  classId: string
  product: 'rental' | 'parking'
  fromBranch: string
  toBranch: string
  from: number
  to: number
  pinned: boolean
  createdAt: number
  /** The start from which the free time for cancelling counts: once it is over, moving the booking away is no help. */
  termsFrom: number
  holdUntil: number
  totalMinor: number
  paidMinor: number
  refundedMinor: number
  /** Where the engine may choose: what its status may be after this step besides what it is. */
  maybe: Status[]
  /** A checkout that the customer could pay: since when it is open. */
  checkout: { paymentId: string; sessionId: string; openedAt: number } | null
}

/** What a booking asks of the fleet. */
export type Terms = Pick<
  ModelBooking,
  'classId' | 'product' | 'fromBranch' | 'toBranch' | 'from' | 'to' | 'pinned'
>

export type Model = {
  now: number
  ledger: Ledger
  bookings: ModelBooking[]
  /** Blocks, and transfers that the engine left behind one-way bookings that were called off. */
  blocks: Set<string>
}

export const createModel = (now: number): Model => ({
  now,
  ledger: createLedger(),
  bookings: [],
  blocks: new Set(),
})

/** The answers that are right: `ok`, or the code of a refusal. */
export type Answers = readonly string[]

export const lapsed = (model: Model, booking: ModelBooking): boolean =>
  booking.status === 'pending' && booking.holdUntil <= model.now

export const turnaroundOf = (booking: Pick<ModelBooking, 'product'>): number =>
  booking.product === 'rental' ? rules.turnaround : 0

export const tripOf = (booking: Terms) => ({
  from: booking.from,
  to: booking.to + turnaroundOf(booking),
  fromBranch: booking.fromBranch,
  toBranch: booking.toBranch,
})
