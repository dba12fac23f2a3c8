/** Availability: what can be had where, when and for how much. */
export { branchOffers } from './branch-offers.ts'
export { search } from './search.ts'
