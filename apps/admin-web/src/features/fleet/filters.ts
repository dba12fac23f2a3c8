import { product, unitStatuses } from '@forecourt/domain/fleet/contract'
import { z } from 'zod'

/** The filters of vehicles and bays, as they stand in the address, and the one that is open beside the list. */
export const unitFilters = z.object({
  product: product.optional().catch(undefined),
  classId: z.string().max(20).optional().catch(undefined),
  status: z.enum(unitStatuses).optional().catch(undefined),
  text: z.string().max(60).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
})
export type UnitFilters = z.infer<typeof unitFilters>

/** What the server is asked for. */
export function listInput({ product: kind, classId, status, text }: UnitFilters, branchId: string) {
  return {
    branchId,
    ...(kind && { product: kind }),
    ...(classId && { classId }),
    ...(status && { status }),
    ...(text && { text }),
    limit: 50,
  }
}

/** Whether anything is left out of the list. */
export const isFiltered = ({ unit: _unit, ...filters }: UnitFilters): boolean =>
  Object.values(filters).some((value) => value !== undefined)
