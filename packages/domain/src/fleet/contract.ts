import { z } from 'zod'

export const product = z.enum(['rental', 'parking'])
export type Product = z.infer<typeof product>

export const branchId = z.string().regex(/^[a-z0-9-]{2,60}$/, 'Give a branch id, like lyon-part-dieu.')
export const classId = z.string().regex(/^[A-Z0-9-]{2,20}$/, 'Give a class id, like ECMR.')
export const unitId = z.uuid('Give a unit id (UUID).')

export const point = {
  lat: z.coerce.number().min(-90).max(90),
  lng: z.coerce.number().min(-180).max(180),
}
export const radiusKm = z.coerce.number().positive().max(500)

export const branchOutput = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['city', 'airport', 'station']),
  rents: z.boolean(),
  parks: z.boolean(),
  address: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  lat: z.number(),
  lng: z.number(),
  timeZone: z.string(),
  currency: z.string(),
  openingHours: z.string(),
  phone: z.string(),
  email: z.string(),
  freeCancellationMinutes: z.number().int(),
  earlyMinutes: z.number().int(),
  /** Open at this moment, and when that changes next (ISO instant). */
  openNow: z.boolean(),
  changesAt: z.string().nullable(),
  /** Metres from the point that was asked for. */
  distanceM: z.number().nullable(),
})
export type Branch = z.infer<typeof branchOutput>

export const classOutput = z.object({
  id: z.string(),
  product,
  acriss: z.string().nullable(),
  bayKind: z.enum(['standard', 'ev', 'accessible', 'oversize']).nullable(),
  name: z.object({ en: z.string(), fr: z.string() }),
  example: z.string().nullable(),
  seats: z.number().int().nullable(),
  doors: z.number().int().nullable(),
  bags: z.number().int().nullable(),
  gearbox: z.enum(['manual', 'automatic']).nullable(),
  fuel: z.enum(['petrol', 'diesel', 'hybrid', 'electric']).nullable(),
  minAge: z.number().int(),
  maxHeightCm: z.number().int().nullable(),
})
export type UnitClass = z.infer<typeof classOutput>

export const unitStatuses = ['in_service', 'maintenance', 'damaged', 'retired'] as const
export type UnitStatus = (typeof unitStatuses)[number]

export const unitOutput = z.object({
  id: z.string(),
  product,
  classId: z.string(),
  branchId: z.string(),
  label: z.string(),
  plate: z.string().nullable(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  modelYear: z.number().int().nullable(),
  colour: z.string().nullable(),
  odometerKm: z.number().int().nullable(),
  energyPercent: z.number().int().nullable(),
  level: z.string().nullable(),
  covered: z.boolean().nullable(),
  evKw: z.number().int().nullable(),
  evConnector: z.string().nullable(),
  status: z.enum(unitStatuses),
  statusNote: z.string().nullable(),
  version: z.number().int(),
})
export type Unit = z.infer<typeof unitOutput>

export const placeOutput = z.object({
  /** A branch brings its id, so that a search can start from it. */
  branchId: z.string().nullable(),
  kind: z.enum(['city', 'airport', 'station', 'branch']),
  name: z.string(),
  region: z.string().nullable(),
  country: z.string(),
  code: z.string().nullable(),
  lat: z.number(),
  lng: z.number(),
})
export type Place = z.infer<typeof placeOutput>

/** A point is a latitude and a longitude; one without the other is a slip. */
export const wholePoint = [
  (input: { lat?: number | undefined; lng?: number | undefined }) =>
    (input.lat === undefined) === (input.lng === undefined),
  { path: ['lng'], message: 'Give lat and lng together.' },
] satisfies [unknown, unknown]

export const listBranchesInput = z
  .object({
    lat: point.lat.optional(),
    lng: point.lng.optional(),
    /** Counts with a point. */
    radiusKm: radiusKm.optional(),
    /** `rental` or `parking`: branches that offer it. */
    kind: product.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  })
  .refine(...wholePoint)

export const getBranchInput = z.object({ branchId })
export const getClassInput = z.object({ classId })
export const getUnitInput = z.object({ unitId })
export const findUnitInput = z.object({ plate: z.string().trim().min(1).max(20) })
export const listClassesInput = z.object({ product: product.optional() })

export const searchPlacesInput = z.object({
  text: z.string().trim().min(1).max(80),
  product: product.optional(),
})

/** Opening intervals of a branch, as instants; calendars and time pickers grey out the rest. */
export const openingsInput = z.object({
  branchId,
  from: z.iso.date(),
  days: z.coerce.number().int().min(1).max(70),
})
export const openingsOutput = z.object({
  timeZone: z.string(),
  intervals: z.array(z.object({ from: z.string(), to: z.string() })),
})

export const listUnitsInput = z.object({
  branchId,
  product: product.optional(),
  classId: classId.optional(),
  status: z.enum(unitStatuses).optional(),
  /** Plate, label, make or model. */
  text: z.string().trim().max(60).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const setUnitStatusInput = z.object({
  unitId,
  status: z.enum(unitStatuses),
  note: z.string().trim().max(200).optional(),
  /** The version that the caller saw; another one means that somebody was faster (CHANGED_MEANWHILE). */
  version: z.number().int(),
  /** Bookings that no other unit can take stay on it as conflicts, instead of the change being refused. */
  evenIf: z.literal('conflicts').optional(),
})

export type UnitEvent = {
  type: 'unit.status_changed'
  payload: { unitId: string; product: Product; classId: string; branchId: string; status: UnitStatus }
}
