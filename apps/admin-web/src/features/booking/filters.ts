import { bookingStatus } from '@forecourt/domain/booking/contract'
import { product } from '@forecourt/domain/fleet/contract'
import { z } from 'zod'

/** The filters of the list of bookings, as they stand in the address. What makes no sense there is dropped. */
export const bookingFilters = z.object({
  status: bookingStatus.optional().catch(undefined),
  product: product.optional().catch(undefined),
  /** Local dates of the start, both included. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  text: z.string().max(80).optional().catch(undefined),
  /** Beyond the branch of the address: all that this account works at. */
  all: z.literal(true).optional().catch(undefined),
})
export type BookingFilters = z.infer<typeof bookingFilters>

/** What the server is asked for. */
export function listInput(filters: BookingFilters, branchId: string) {
  const { status, product: kind, from, to, text, all } = filters
  return {
    ...(!all && { branchId }),
    ...(status && { status }),
    ...(kind && { product: kind }),
    ...(from && { fromDate: from }),
    ...(to && { toDate: to }),
    ...(text && { text }),
    limit: 25,
  }
}

/** Whether anything is left out of the list. */
export const isFiltered = ({ all: _all, ...filters }: BookingFilters): boolean =>
  Object.values(filters).some((value) => value !== undefined)
