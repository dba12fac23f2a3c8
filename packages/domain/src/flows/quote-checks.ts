import type { BranchRow, ClassRow } from '@forecourt/db/schema/fleet'
import { checkOpen } from '../fleet/index.ts'
import { type Period, refuse } from '../kernel/index.ts'

export type Wish = {
  class: ClassRow
  pickup: BranchRow
  dropoff: BranchRow
  period: Period
  driverAge: number | null
}

/**
 * What the branches and the class demand of a booking, before it has a price.
 * @throws NOT_OFFERED, OUTSIDE_OPENING_HOURS, DRIVER_TOO_YOUNG, INVALID_INPUT
 */
export function checkWish(wish: Wish): void {
  checkProduct(wish)
  checkOpen(wish.pickup, wish.dropoff, wish.period)
  checkDriver(wish)
}

const offers = { rental: 'rents', parking: 'parks' } as const
const does = { rental: 'rents out no cars', parking: 'has no parking' } as const

function checkProduct({ class: { product }, pickup, dropoff }: Wish): void {
  for (const branch of [pickup, dropoff]) {
    if (!branch[offers[product]]) refuse('NOT_OFFERED', `${branch.name} ${does[product]}.`)
  }
  if (product === 'parking' && pickup.id !== dropoff.id) {
    refuseField('dropoffBranchId', 'A car leaves the car park that it entered.')
  }
}

function checkDriver({ class: { product, min_age: minAge }, driverAge }: Wish): void {
  if (product === 'parking') return
  if (driverAge === null) refuseField('driverAge', 'Give the age of the driver.')
  else if (driverAge < minAge) {
    refuse('DRIVER_TOO_YOUNG', `Drivers of this class are at least ${minAge}.`, { minAge })
  }
}

function refuseField(field: string, message: string): never {
  refuse('INVALID_INPUT', `${field}: ${message}`, { errors: [{ field, message }] })
}
