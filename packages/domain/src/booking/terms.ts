import { z } from 'zod'
import { refuse } from '../kernel/index.ts'
import type { Wish } from './claims.ts'

/** The agreed terms of a booking; they come from a quote, never from a browser. */
export const terms = z.object({
  quoteId: z.uuid(),
  product: z.enum(['rental', 'parking']),
  classId: z.string(),
  unitId: z.uuid().nullable(),
  pickupBranchId: z.string(),
  dropoffBranchId: z.string(),
  from: z.date(),
  to: z.date(),
  turnaroundMinutes: z.number().int(),
  currency: z.string(),
  totalMinor: z.number().int(),
  driverAge: z.number().int().nullable(),
})
export type Terms = z.infer<typeof terms>

/** @throws UNIT_TAKEN for a wish for one unit, CLASS_SOLD_OUT for one for any of the class */
export function refuseTaken(wish: Pick<Wish, 'classId' | 'unitId' | 'pickupBranchId'>): never {
  const data = { classId: wish.classId, branchId: wish.pickupBranchId }
  if (wish.unitId !== null) {
    return refuse(
      'UNIT_TAKEN',
      'This one was just booked by someone else. Choose another, or any of its class.',
      data,
    )
  }
  return refuse(
    'CLASS_SOLD_OUT',
    'Nothing of this class is free for the whole time. Try another class, time or branch.',
    data,
  )
}
