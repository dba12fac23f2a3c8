/** Pricing: rate plans, extras, the calculator and the quotes it makes. */
export { calculatePrice, countDays, type Price, type PricedExtra, type PriceInput } from './calculate.ts'
export { checkPeriod } from './check-period.ts'
export { chooseExtras } from './choose-extras.ts'
export { listExtras } from './list-extras.ts'
export { extrasIn, findQuote, findRatePlan, insertQuote, liveRatePlans, type Quoted } from './store.ts'
