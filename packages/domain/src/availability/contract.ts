import { z } from 'zod'
import {
  branchId,
  branchOutput,
  classId,
  classOutput,
  point,
  product,
  radiusKm,
  unitId,
  unitOutput,
  wholePoint,
} from '../fleet/contract.ts'
import { instant } from '../kernel/period.ts'

export const classFilters = z.object({
  classId: classId.optional(),
  minSeats: z.number().int().min(1).max(20).optional(),
  gearbox: z.enum(['manual', 'automatic']).optional(),
  fuel: z.enum(['petrol', 'diesel', 'hybrid', 'electric']).optional(),
  bayKind: z.enum(['standard', 'ev', 'accessible', 'oversize']).optional(),
  minHeightCm: z.number().int().optional(),
  maxTotalMinor: z.number().int().optional(),
})

export const searchInput = z.object({
  product,
  /** Search around a point, or at one branch. */
  near: z.object({ ...point, radiusKm: radiusKm.default(30) }).optional(),
  branchId: branchId.optional(),
  dropoffBranchId: branchId.optional(),
  from: instant,
  to: instant,
  driverAge: z.number().int().min(16).max(120).default(30),
  filters: classFilters.default({}),
  limit: z.number().int().min(1).max(50).default(20),
})

export const branchOffersInput = searchInput.omit({ near: true, limit: true }).extend({ branchId })

export const offer = z.object({
  class: classOutput,
  /** Units free for the whole period; 0 is sold out. */
  free: z.number().int(),
  totalMinor: z.number().int(),
  perDayMinor: z.number().int(),
  currency: z.string(),
  depositMinor: z.number().int(),
  kmIncluded: z.number().int().nullable(),
  freeCancellationUntil: z.string(),
  /** Below the class's minimum age: shown last, as "From 25". */
  tooYoung: z.boolean(),
})
export type Offer = z.infer<typeof offer>

export const branchResult = z.object({
  branch: branchOutput,
  /** Open at pick-up and at return; when not, why and the nearest times that are. */
  openAtStart: z.boolean(),
  openAtEnd: z.boolean(),
  opensAt: z.string().nullable(),
  offers: z.array(offer),
})
export type BranchResult = z.infer<typeof branchResult>

export const searchOutput = z.object({
  results: z.array(branchResult),
  /** When nothing fits: what stands in the way ('filters', 'closed', 'sold_out', 'no_branches') and what would help. */
  blockedBy: z.enum(['filters', 'closed', 'sold_out', 'no_branches']).nullable(),
  asOf: z.string(),
})

/** Around a point or at a branch, or both. */
export const vehiclesInput = z
  .object({
    lat: point.lat.optional(),
    lng: point.lng.optional(),
    radiusKm: radiusKm.default(30),
    branchId: branchId.optional(),
    from: instant,
    to: instant,
    class: classId.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  })
  .refine(...wholePoint)

export const freeVehicle = z.object({
  id: z.string(),
  label: z.string(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  class: classOutput,
  branchId: z.string(),
  branchName: z.string(),
  distanceM: z.number().nullable(),
  totalMinor: z.number().int(),
  currency: z.string(),
})

/** What everybody may know of a unit. */
export const publicUnit = unitOutput.omit({ plate: true, statusNote: true, version: true })
export type PublicUnit = z.infer<typeof publicUnit>

export const vehicleInput = z.object({ vehicleId: unitId })

export const vehicleOutput = z.object({
  vehicle: publicUnit,
  class: classOutput,
  branch: branchOutput,
  rate: z.object({
    currency: z.string(),
    hourlyMinor: z.number().int(),
    dailyMinor: z.number().int(),
    weeklyMinor: z.number().int(),
    depositMinor: z.number().int(),
    chosenUnitMinor: z.number().int(),
    kmPerDay: z.number().int().nullable(),
    extraKmMinor: z.number().int().nullable(),
  }),
})

/** Free bays of a car park now, by class. */
export const freeBays = z.object({
  parkingId: z.string(),
  asOf: z.string(),
  bays: z.array(
    z.object({ classId: z.string(), bayKind: z.string(), free: z.number().int(), total: z.number().int() }),
  ),
})
export type FreeBays = z.infer<typeof freeBays>

export const parkingInput = z.object({ parkingId: branchId })

export const parkingOutput = z.object({ branch: branchOutput, bays: freeBays.shape.bays })

export const unitsForInput = z.object({
  branchId,
  classId,
  dropoffBranchId: branchId.optional(),
  from: instant,
  to: instant,
})
