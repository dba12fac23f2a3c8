/** Pricing: rate plans and rules, extras, the calculator and the quotes it makes. */
export { calculatePrice, type Price, type PriceInput } from './calculate.ts'
export { checkLength, isSoldFor } from './check-length.ts'
export { checkPeriod } from './check-period.ts'
export { chooseExtras } from './choose-extras.ts'
export { claimExtras, releaseExtras } from './claim-extras.ts'
export type { Demand } from './day-rules.ts'
export type { PricedExtra } from './fees.ts'
export { lumpSum } from './line.ts'
export { listExtras } from './list-extras.ts'
export {
  explain,
  listBranchGroups,
  listExtraStock,
  listLoyaltyTiers,
  listPromotions,
  listRatePlans,
  listRateRules,
} from './list-rates.ts'
export { loadPriceBook, loadPriceBooks } from './load-price-book.ts'
export {
  customerOf,
  earnPoints,
  giveBackPoints,
  memberAllowance,
  memberAllowanceOf,
  memberOf,
  pointsAllowance,
  redeemPoints,
} from './loyalty.ts'
export { createBranchGroup, renameBranchGroup, retireBranchGroup } from './manage-groups.ts'
export { createPromotion, retirePromotion } from './manage-promotions.ts'
export { removeLoyaltyTier, setLoyaltyTier } from './manage-tiers.ts'
export { loyalty } from './my-loyalty.ts'
export type { PriceBook } from './price-book.ts'
export { giftOf } from './promotion-terms.ts'
export { findPromotion, mustApply, usesOf } from './promotions.ts'
export { includesEnergy, quotedAllowances, quotedBook, quotedExtras } from './quoted-terms.ts'
export { type OptionPolicy, policyOfOption } from './rate-option.ts'
export { draftPlan } from './rate-plan-row.ts'
export { createRatePlan, retireRatePlan } from './rate-plans.ts'
export { draftRule } from './rate-rule-row.ts'
export { createRateRule, retireRateRule } from './rate-rules.ts'
export { giveBackPromotion, keepPromotion, redeemPromotion } from './redeem-promotion.ts'
export { type Allowances, noAllowances } from './reductions.ts'
export { setExtraStock } from './set-extra-stock.ts'
export { setGroupMember } from './set-group-member.ts'
export { setOneWayFee } from './set-one-way-fee.ts'
export { type Happened, type Settlement, settleReturn } from './settle-return.ts'
export type { Booked } from './settle-time.ts'
export { currencyOf, extrasIn, findQuote, findRatePlan, insertQuote, type Quoted } from './store.ts'
export { countDays } from './units.ts'
