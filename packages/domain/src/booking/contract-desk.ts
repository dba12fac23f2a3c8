/** What staff do to bookings and units beyond hand-over and return: shapes of questions and answers. */
import { z } from 'zod'
import { branchId, unitId } from '../fleet/contract.ts'
import { instant } from '../kernel/period.ts'

const bookingId = z.uuid('Give a booking id (UUID).')
const note = z.string().trim().max(200)
const names = z.object({ en: z.string(), fr: z.string() })

const dials = {
  odometerKm: z.number().int().min(0).max(2_000_000).optional(),
  energyPercent: z.number().int().min(0).max(100).optional(),
}

/**
 * What becomes of a booking whose unit is taken from it: another unit of its class, a free upgrade to a better one,
 * or `stays`: no other unit is there for it.
 */
export const moveOutcomes = ['same_class', 'upgrade', 'stays'] as const
export const movedBooking = z.object({
  bookingId: z.string(),
  reference: z.string(),
  status: z.enum(['pending', 'confirmed', 'active']),
  from: z.string(),
  to: z.string(),
  pickupBranchId: z.string(),
  timeZone: z.string(),
  outcome: z.enum(moveOutcomes),
  /** The class that it has then. */
  className: names,
  /** The customer chose this very unit. */
  pinned: z.boolean(),
})
export type MovedBooking = z.infer<typeof movedBooking>

/** What to do with bookings that no other unit can take: nothing at all, or leave them open as conflicts. */
const evenIf = z.literal('conflicts').optional()

export const previewSwapInput = z.object({ bookingId, atBranchId: branchId.optional() })
export const swapTarget = z.object({
  unitId: z.string(),
  label: z.string(),
  plate: z.string().nullable(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  odometerKm: z.number().int().nullable(),
  energyPercent: z.number().int().nullable(),
  classId: z.string(),
  className: names,
  upgrade: z.boolean(),
  /** How many other bookings would get another unit for it. */
  moves: z.number().int(),
})
export type SwapTarget = z.infer<typeof swapTarget>
export const swapPreview = z.object({
  /** Where the unit is handed over: the pick-up branch, or where an active rental's car is given back. */
  branchId: z.string(),
  active: z.boolean(),
  currentUnitId: z.string(),
  targets: z.array(swapTarget),
})
export type SwapPreview = z.infer<typeof swapPreview>

/** `odometerKm` and `energyPercent` are of the unit that is given back, while the rental is active. */
export const swapUnitInput = previewSwapInput.extend({ unitId, ...dials })

const blockPeriod = {
  unitId,
  /** Left out: now. */
  from: instant.optional(),
}
export const previewBlockInput = z.object({
  ...blockPeriod,
  /** Left out: until it is ended. */
  to: instant.optional(),
})
export const blockUnitInput = previewBlockInput.extend({ note: note.optional(), evenIf })

export const previewTransferInput = z.object({ ...blockPeriod, to: instant, toBranchId: branchId })
export const planTransferInput = previewTransferInput.extend({ note: note.optional(), evenIf })

export const blockId = z.number().int().positive()
export const previewEndBlockInput = z.object({ unitId, blockId })
export const endBlockInput = previewEndBlockInput.extend({ evenIf })

/** What taking a unit away does. */
export const unitEffects = z.object({
  /** The block as it stands or would stand; cut short where a booking that stays needs the unit. */
  block: z.object({ id: z.number().nullable(), from: z.string(), to: z.string().nullable() }).nullable(),
  cutShort: z.boolean(),
  /** Without `evenIf` it is refused: bookings stay that have no other unit. */
  refused: z.boolean(),
  /** Not even as conflicts: the unit is out, or a booking that stays begins before the block. */
  impossible: z.boolean(),
  bookings: z.array(movedBooking),
  /** Transfers that bring the unit to where its next booking needs it. */
  transfers: z.array(
    z.object({ fromBranchId: z.string(), toBranchId: z.string(), from: z.string(), to: z.string() }),
  ),
})
export type UnitEffects = z.infer<typeof unitEffects>

export const previewStatusInput = z.object({ unitId })

export const previewFoundInput = z.object({ unitId, branchId })
export const foundHereInput = previewFoundInput.extend({ ...dials, note: note.optional() })

export const expectBackInput = z.object({
  bookingId,
  /** When the unit is thought to be back; null: as booked. */
  at: instant.nullable(),
})

export const unitPlanInput = z.object({ unitId })
export const plannedClaim = z.object({
  id: z.number(),
  kind: z.enum(['booking', 'change', 'maintenance', 'transfer', 'turnaround']),
  from: z.string(),
  to: z.string().nullable(),
  fromBranch: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  toBranch: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
  started: z.boolean(),
  note: z.string().nullable(),
  booking: z
    .object({
      id: z.string(),
      reference: z.string(),
      status: z.enum(['pending', 'confirmed', 'active']),
      to: z.string(),
    })
    .nullable(),
})
export type PlannedClaim = z.infer<typeof plannedClaim>

export const conflictCauses = ['overdue', 'out_of_service', 'misplaced'] as const
export const needsYouInput = z.object({ branchId })
const person = z.object({
  bookingId: z.string(),
  reference: z.string(),
  contactName: z.string(),
  className: names,
  unitLabel: z.string(),
  pickupBranchId: z.string(),
  from: z.string(),
  to: z.string(),
})
export const needsYouOutput = z.object({
  timeZone: z.string(),
  asOf: z.string(),
  /** Bookings whose unit will not be there in time, soonest first. */
  conflicts: z.array(
    person.extend({
      cause: z.enum(conflictCauses),
      causeReference: z.string().nullable(),
      causeBookingId: z.string().nullable(),
      foundAt: z.string(),
    }),
  ),
  /** What is not back, or will not be in time, with the next booking that counts on it. */
  late: z.array(
    person.extend({
      overdue: z.boolean(),
      expectedBackAt: z.string().nullable(),
      threatens: z.object({ bookingId: z.string(), reference: z.string(), from: z.string() }).nullable(),
    }),
  ),
})
export type NeedsYou = z.infer<typeof needsYouOutput>
