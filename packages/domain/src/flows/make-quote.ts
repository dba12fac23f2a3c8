import type { Tx } from '@forecourt/db'
import { v7 as uuid } from 'uuid'
import { findBranch, findClass, findUnit } from '../fleet/index.ts'
import { addMinutes, anyone, command, refuse } from '../kernel/index.ts'
import { makeQuoteInput, type Quote, quoteOutput } from '../pricing/contract.ts'
import {
  checkLength,
  checkPeriod,
  chooseExtras,
  extrasIn,
  insertQuote,
  loadPriceBook,
  type Quoted,
} from '../pricing/index.ts'
import { demandNow, priceWish } from './price-wish.ts'
import { quoteAllowances } from './quote-allowances.ts'
import { checkWish } from './quote-checks.ts'
import { toQuote } from './quote-view.ts'

const validMinutes = 15

/**
 * An itemised price for a class or one unit, good for 15 minutes. It says nothing about what is free: the hold does.
 * @throws NOT_FOUND, NOT_OFFERED, INVALID_INPUT, PERIOD_IN_PAST, PERIOD_TOO_SHORT, PERIOD_TOO_LONG, OUTSIDE_OPENING_HOURS,
 * DRIVER_TOO_YOUNG, PROMO_UNKNOWN, PROMO_NOT_APPLICABLE, PROMO_USED_UP, POINTS_NOT_ENOUGH
 */
export const makeQuote = command({
  name: 'flows.makeQuote',
  access: anyone,
  input: makeQuoteInput,
  output: quoteOutput,
  run: async ({ tx, now, actor, record }, input): Promise<Quote> => {
    const period = { from: input.from, to: input.to }
    checkPeriod(period, now)
    const unitClass = await findClass(tx, await classOf(tx, input))
    const pickup = await findBranch(tx, input.pickupBranchId)
    const dropoff =
      input.dropoffBranchId === undefined || input.dropoffBranchId === pickup.id
        ? pickup
        : await findBranch(tx, input.dropoffBranchId)
    const { product } = unitClass
    const driverAge = product === 'rental' ? (input.driverAge ?? null) : null
    checkWish({ class: unitClass, pickup, dropoff, period, driverAge })
    const where = { branchId: pickup.id, classId: unitClass.id, dropoffBranchId: dropoff.id }
    const book = await loadPriceBook(tx, { product, ...where, at: now })
    const { plan } = book
    checkLength(plan, period)
    const extras = chooseExtras(input.extras, await extrasIn(tx, product, plan.currency))
    const demand = await demandNow(tx, book, { product, from: period.from, now })
    const { allowances, customerId, promotion, check } = await quoteAllowances(tx, {
      ...{ actor, class: unitClass, pickup, period, now, currency: plan.currency },
      option: input.ratePlanOption,
      promoCode: input.promoCode,
      points: input.redeemPoints,
    })
    const price = priceWish({
      ...{ product, book, period, pickup, dropoff, demand, driverAge, extras, ...allowances },
      chosenUnit: input.unitId !== undefined,
    })
    check(price)
    const quote: Quoted = {
      id: uuid(),
      product,
      class_id: unitClass.id,
      unit_id: input.unitId ?? null,
      pickup_branch_id: pickup.id,
      dropoff_branch_id: dropoff.id,
      starts_at: period.from,
      ends_at: period.to,
      driver_age: driverAge,
      extras: input.extras,
      currency: plan.currency,
      lines: price.lines,
      total_minor: price.totalMinor,
      deposit_minor: plan.deposit_minor,
      rate_plan_id: plan.id,
      rate_option: input.ratePlanOption,
      priced_at: null,
      demand: demand.length > 0 ? [...demand] : null,
      customer_id: customerId,
      promotion_id: promotion?.id ?? null,
      promo_minor: price.promoMinor,
      points: price.pointsUsed,
      points_minor: price.pointsMinor,
      created_at: now,
      expires_at: addMinutes(now, validMinutes),
    }
    await insertQuote(tx, quote)
    record('quote', quote.id, { classId: unitClass.id, totalMinor: price.totalMinor })
    return toQuote(quote, plan, pickup)
  },
})

/** A unit's class is its own; naming another one beside it is a slip. */
async function classOf(tx: Tx, input: { classId?: string | undefined; unitId?: string | undefined }) {
  if (input.unitId === undefined)
    return input.classId ?? refuse('INVALID_INPUT', 'Name a classId or a unitId.')
  const unit = await findUnit(tx, input.unitId)
  if (input.classId !== undefined && input.classId !== unit.class_id) {
    const message = `The unit is of the class ${unit.class_id}.`
    refuse('INVALID_INPUT', `classId: ${message}`, { errors: [{ field: 'classId', message }] })
  }
  return unit.class_id
}
