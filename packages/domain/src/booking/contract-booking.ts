import { z } from 'zod'
import { classOutput, product } from '../fleet/contract.ts'
import { extraWish, lineItem } from '../pricing/contract.ts'
import { bill, closedChange, pendingChange } from './contract-changes.ts'
import { charge, deposit } from './contract-charges.ts'
import { conflictCauses } from './contract-desk.ts'

/** A booking as it is told: whole, and in a list. Re-exported by `contract.ts`. */

export const bookingStatuses = [
  'pending',
  'confirmed',
  'active',
  'completed',
  'cancelled',
  'expired',
  'no_show',
] as const
export const bookingStatus = z.enum(bookingStatuses)
export type BookingStatus = z.infer<typeof bookingStatus>

export const bookingOutput = z.object({
  id: z.string(),
  reference: z.string(),
  product,
  status: bookingStatus,
  overdue: z.boolean(),
  class: classOutput,
  /** The unit that stands behind it; a customer sees it once chosen or checked in. */
  unit: z
    .object({
      id: z.string(),
      label: z.string(),
      plate: z.string().nullable(),
      make: z.string().nullable(),
      model: z.string().nullable(),
      level: z.string().nullable(),
    })
    .nullable(),
  pickup: z.object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    timeZone: z.string(),
    country: z.string(),
    lat: z.number(),
    lng: z.number(),
    phone: z.string(),
  }),
  dropoff: z.object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    timeZone: z.string(),
    country: z.string(),
  }),
  from: z.string(),
  to: z.string(),
  contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }),
  plate: z.string().nullable(),
  /** When an active booking is thought to be back, if not at its end. */
  expectedBackAt: z.string().nullable(),
  /** Its unit will not be there in time, and no other is; shown to staff. */
  conflict: z
    .object({
      cause: z.enum(conflictCauses),
      causeBookingId: z.string().nullable(),
      causeReference: z.string().nullable(),
      foundAt: z.string(),
    })
    .nullable(),
  driverAge: z.number().int().nullable(),
  flightNumber: z.string().nullable(),
  extras: z.array(extraWish),
  currency: z.string(),
  totalMinor: z.number().int(),
  taxMinor: z.number().int(),
  depositMinor: z.number().int(),
  lines: z.array(lineItem),
  /** What it came to at the end, where that differs. */
  bill: bill.nullable(),
  /** What was charged for beside the price. */
  charges: z.array(charge),
  /** What is held on the card; null before the pick-up, and where nothing is. */
  deposit: deposit.nullable(),
  /** What is still to be paid, without what a pending change asks for. */
  dueMinor: z.number().int(),
  /** A change that waits for its money; the booking is as before until then. */
  pendingChange: pendingChange.nullable(),
  /** The changes made so far, and those that were paid for in vain, oldest first. */
  changes: z.array(closedChange),
  /** When the price is taken: when it is booked, or at pick-up (parking: at the exit). */
  paysAt: z.enum(['booking', 'pickup']),
  /** What is kept of one that was called off, or whose customer did not come. */
  keptMinor: z.number().int(),
  holdExpiresAt: z.string().nullable(),
  freeCancellationUntil: z.string(),
  payment: z.object({
    /** `authorised`: held on the card, not taken; `card_saved`: to be held when the start is near. */
    status: z.enum([
      'none',
      'open',
      'card_saved',
      'authorised',
      'paid',
      'refunding',
      'refunded',
      'partly_refunded',
    ]),
    /** What the card stands for beside what was paid. */
    promisedMinor: z.number().int(),
    /** When it is held on the card, where that was only saved. */
    heldFrom: z.string().nullable(),
    paidMinor: z.number().int(),
    refundedMinor: z.number().int(),
    cardBrand: z.string().nullable(),
    cardLast4: z.string().nullable(),
    failureCode: z.string().nullable(),
  }),
  createdAt: z.string(),
  confirmedAt: z.string().nullable(),
  checkedInAt: z.string().nullable(),
  checkedOutAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closeReason: z.string().nullable(),
  version: z.number().int(),
})
export type Booking = z.infer<typeof bookingOutput>

/** What a list shows of a booking. */
export const bookingSummary = z.object({
  id: z.string(),
  reference: z.string(),
  product,
  status: bookingStatus,
  overdue: z.boolean(),
  className: z.object({ en: z.string(), fr: z.string() }),
  classId: z.string(),
  acriss: z.string().nullable(),
  bayKind: z.string().nullable(),
  unitLabel: z.string().nullable(),
  pickupBranchId: z.string(),
  pickupName: z.string(),
  pickupTimeZone: z.string(),
  dropoffBranchId: z.string(),
  dropoffName: z.string(),
  dropoffTimeZone: z.string(),
  from: z.string(),
  to: z.string(),
  contactName: z.string(),
  plate: z.string().nullable(),
  currency: z.string(),
  totalMinor: z.number().int(),
  holdExpiresAt: z.string().nullable(),
})
export type BookingSummary = z.infer<typeof bookingSummary>
