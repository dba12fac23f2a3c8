import type { Inputs } from '@forecourt/client'
import { periodOf, requiredTrip, type Trip } from '../trip/trip.ts'
import { extrasOf, type WizardSearch } from './wizard-search.ts'

/** What a booking is about to be made of: the trip, where, and which class or unit. */
export type Choice = {
  trip: Trip
  branchId: string
  classId: string
  unitId: string | undefined
}

/**
 * The choice of an address whose route does not open without one (`app/router.tsx`).
 * @throws Error where that was forgotten
 */
export function requiredChoice(search: WizardSearch): Choice {
  const { at: branchId, class: classId, unit: unitId } = search
  if (!branchId || !classId) throw new Error('This screen opens only with a choice in its address.')
  return { trip: requiredTrip(search), branchId, classId, unitId }
}

/** What the price is asked for. */
export function quoteInput(search: WizardSearch): Inputs['pricing']['makeQuote'] {
  const { trip, branchId, classId, unitId } = requiredChoice(search)
  return {
    ...(unitId ? { unitId } : { classId }),
    pickupBranchId: branchId,
    dropoffBranchId: trip.drop?.id,
    ...periodOf(trip),
    extras: [...extrasOf(search.extras)].map(([id, quantity]) => ({ id, quantity })),
    ...(trip.product === 'rental' && { driverAge: trip.age }),
    ...(search.option && { ratePlanOption: search.option }),
    ...(search.promo && { promoCode: search.promo }),
  }
}
