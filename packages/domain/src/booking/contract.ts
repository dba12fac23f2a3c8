import { z } from 'zod'
import { branchId, classId, product, type unitStatuses } from '../fleet/contract.ts'
import { type BookingStatus, bookingStatus, bookingSummary } from './contract-booking.ts'
import { bookingId, flightNumber, plate } from './contract-fields.ts'

export * from './contract-booking.ts'
export * from './contract-changes.ts'
export * from './contract-charges.ts'
export * from './contract-desk.ts'
export * from './contract-fields.ts'

/** Six letters and digits that are not mistaken for one another; a dash or spaces in between are forgiven. */
export const reference = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  .refine((text) => /^[A-HJ-NP-Z2-9]{6}$/.test(text), 'Give the reference, like K7P-2QX.')

export const contact = z.object({
  name: z.string().trim().min(1, 'Give your name.').max(120),
  email: z.email('Give an email address, like name@example.com.').max(200),
  phone: z.string().trim().max(40).optional(),
})

export const holdInput = z.object({
  quoteId: z.uuid('Give the id of a quote (UUID).'),
  contact,
  /** Needed for parking. */
  plate: plate.optional(),
  /** The car waits longer for a flight that is late. */
  flightNumber: flightNumber.optional(),
  holdMinutes: z.union([z.literal(10), z.literal(20)]).default(10),
  locale: z.enum(['en', 'fr']).default('en'),
})

/** Somebody stands at the counter: a quote that starts now, and who they are. */
export const walkUpInput = holdInput.omit({ holdMinutes: true, flightNumber: true })

export const getBookingInput = z.object({ bookingId })
export const listBookingsInput = z.object({
  branchId: branchId.optional(),
  status: bookingStatus.optional(),
  product: product.optional(),
  /** Reference, name, email or plate. */
  text: z.string().trim().max(80).optional(),
  /** Local dates of pick-up. */
  fromDate: z.iso.date().optional(),
  toDate: z.iso.date().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export const userBookingsInput = z.object({
  userId: z.uuid(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export const findBookingInput = z.object({ reference, email: z.email() })
export const openLinkInput = z.object({ token: z.string().min(20).max(600) })
export const historyOutput = z.array(
  z.object({
    at: z.string(),
    verb: z.string(),
    actorKind: z.string(),
    actorName: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  }),
)

/** What cancelling would cost now. `feeMinor + refundMinor` is what was paid. */
export const cancelPreview = z.object({
  paidMinor: z.number().int(),
  feeMinor: z.number().int(),
  refundMinor: z.number().int(),
  /** Held on the card, and let go of: it was never taken. */
  releasedMinor: z.number().int(),
  currency: z.string(),
  freeUntil: z.string(),
  rule: z.enum(['not_paid', 'free', 'just_booked', 'late']),
  cardBrand: z.string().nullable(),
  cardLast4: z.string().nullable(),
})
export type CancelPreview = z.infer<typeof cancelPreview>

/** The staff's live board of one branch. */
export const boardInput = z.object({ branchId })
export const boardOutput = z.object({
  branchId: z.string(),
  timeZone: z.string(),
  asOf: z.string(),
  arrivals: z.array(bookingSummary),
  departures: z.array(bookingSummary),
  parked: z.array(bookingSummary),
  overdue: z.array(bookingSummary),
  classes: z.array(
    z.object({
      classId,
      product,
      name: z.object({ en: z.string(), fr: z.string() }),
      acriss: z.string().nullable(),
      bayKind: z.string().nullable(),
      total: z.number().int(),
      free: z.number().int(),
      out: z.number().int(),
      unavailable: z.number().int(),
    }),
  ),
})
export type Board = z.infer<typeof boardOutput>

export type UnitState = (typeof unitStatuses)[number]

export type BookingEvent = {
  type:
    | 'booking.held'
    | 'booking.confirmed'
    | 'booking.cancelled'
    | 'booking.expired'
    | 'booking.checked_in'
    | 'booking.checked_out'
    | 'booking.no_show'
    | 'booking.reassigned'
    | 'booking.expected_back'
    | 'booking.conflict_found'
    | 'booking.conflict_closed'
    | 'booking.changed'
    | 'booking.change_waiting'
    | 'booking.change_closed'
    | 'booking.charged'
  payload: {
    bookingId: string
    product: string
    classId: string
    pickupBranchId: string
    dropoffBranchId: string
    status: BookingStatus
    /** Of changes: which one. */
    changeId?: string
    /** Of charges: which one. */
    chargeId?: string
  }
}

/** What a unit is planned for has changed. */
export type ClaimsEvent = { type: 'unit.claims_changed'; payload: { unitId: string } }
