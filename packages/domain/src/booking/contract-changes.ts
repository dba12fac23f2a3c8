import { z } from 'zod'
import { branchId, classId, unitId } from '../fleet/contract.ts'
import { instant } from '../kernel/period.ts'
import { extraWish, lineItem } from '../pricing/contract.ts'
import { bookingId, flightNumber, plate } from './contract-fields.ts'

/** The booking as the caller saw it; after any change of it this one is refused, and nothing is overwritten. */
const version = z.coerce.number().int().min(1)

/** What a booking should be. What is left out stays as it is. */
export const modifyInput = z.object({
  bookingId,
  version,
  from: instant.optional(),
  to: instant.optional(),
  pickupBranchId: branchId.optional(),
  dropoffBranchId: branchId.optional(),
  /** Another class; a chosen unit is given up with its class. */
  classId: classId.optional(),
  /** One very unit; null: any of the class. */
  unitId: unitId.nullable().optional(),
  extras: z.array(extraWish).max(10).optional(),
  driverAge: z.coerce.number().int().min(16).max(120).optional(),
  plate: plate.optional(),
  flightNumber: flightNumber.nullable().optional(),
})

export const extendInput = z.object({ bookingId, version, to: instant })

/** What a change would do now. `newTotalMinor - oldTotalMinor` is what it costs; due and refund settle the balance. */
export const changePreview = z.object({
  from: z.string(),
  to: z.string(),
  classId: z.string(),
  pickupBranchId: z.string(),
  dropoffBranchId: z.string(),
  currency: z.string(),
  lines: z.array(lineItem),
  oldTotalMinor: z.number().int(),
  newTotalMinor: z.number().int(),
  taxMinor: z.number().int(),
  /** Kept of what the change would have given back, since the free time is over; a line of the new price. */
  feeMinor: z.number().int(),
  dueMinor: z.number().int(),
  refundMinor: z.number().int(),
  /** True: the change waits for `dueMinor`, and the booking stays as it is until then. */
  paysFirst: z.boolean(),
  rule: z.enum(['free', 'just_booked', 'late']),
  /** Until when changes that make it cheaper give everything back. */
  freeUntil: z.string(),
  /** Where a refund goes. */
  cardBrand: z.string().nullable(),
  cardLast4: z.string().nullable(),
})
export type ChangePreview = z.infer<typeof changePreview>

export const previewExtendInput = z.object({
  bookingId,
  /** Left out: only how far it could go. */
  to: instant.optional(),
})

export const extendPreview = z.object({
  /** The version that `extend` is to be given. */
  version: z.number().int(),
  /** The end as it is. */
  endsAt: z.string(),
  /** The last end that can be had; null when none later than `endsAt`. */
  lastEnd: z.string().nullable(),
  /** Why not longer. */
  limit: z.enum(['next_booking', 'closed', 'longest']),
  /** When the unit is needed next, for `next_booking`. */
  neededAt: z.string().nullable(),
  /** How far apart the offered ends are. */
  stepMinutes: z.number().int(),
  /** What the wished end would cost; null when none was wished, or it cannot be had. */
  change: changePreview.nullable(),
  /** Why it cannot be had: too late for the unit, the branch or the year. */
  refusal: z.enum(['UNIT_TAKEN', 'CLASS_SOLD_OUT', 'OUTSIDE_OPENING_HOURS', 'PERIOD_TOO_LONG']).nullable(),
})
export type ExtendPreview = z.infer<typeof extendPreview>

/** What bringing it back now would come to. */
export const returnPreview = z.object({
  currency: z.string(),
  lines: z.array(lineItem),
  bookedMinor: z.number().int(),
  totalMinor: z.number().int(),
  dueMinor: z.number().int(),
  refundMinor: z.number().int(),
  rule: z.enum(['as_booked', 'early_refund', 'early_kept', 'late']),
  cardBrand: z.string().nullable(),
  cardLast4: z.string().nullable(),
})
export type ReturnPreview = z.infer<typeof returnPreview>

/** A change that waits for its money. */
export const pendingChange = z.object({
  id: z.string(),
  kind: z.enum(['modify', 'extend']),
  from: z.string(),
  to: z.string(),
  className: z.object({ en: z.string(), fr: z.string() }),
  pickupName: z.string(),
  dropoffName: z.string(),
  totalMinor: z.number().int(),
  dueMinor: z.number().int(),
  expiresAt: z.string(),
  failureCode: z.string().nullable(),
})

/** What it came to in the end, where that differs from what was booked. */
export const bill = z.object({ lines: z.array(lineItem), totalMinor: z.number().int() })

/** One change that was made, or that was paid for and could not be made: then the money went back. */
export const closedChange = z.object({
  id: z.string(),
  kind: z.enum(['modify', 'extend']),
  status: z.enum(['applied', 'refused']),
  at: z.string(),
  from: z.string(),
  to: z.string(),
  /** New total less the one before. */
  differenceMinor: z.number().int(),
})
