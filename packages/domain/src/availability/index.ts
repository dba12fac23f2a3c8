/** Availability: what can be had where, when and for how much. */
export { branchOffers } from './branch-offers.ts'
export { freeBays } from './free-bays.ts'
export { freeUnits } from './free-units.ts'
export { parking } from './parking.ts'
export { parkings } from './parkings.ts'
export { search } from './search.ts'
export { vehicle } from './vehicle.ts'
export { vehicles } from './vehicles.ts'
