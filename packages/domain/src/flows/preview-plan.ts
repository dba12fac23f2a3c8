import { Temporal } from 'temporal-polyfill'
import { findBranch, findClass } from '../fleet/index.ts'
import { addMinutes, managerOf, query } from '../kernel/index.ts'
import { previewPlanInput } from '../pricing/contract.ts'
import { currencyOf, draftPlan, loadPriceBooks, noAllowances, type PriceBook } from '../pricing/index.ts'
import { demandNow, priceWish } from './price-wish.ts'

export type PreviewedStay = {
  from: string
  to: string
  draftMinor: number
  /** By the plan in force; null where the class has none. */
  liveMinor: number | null
}

/**
 * What stays would cost by a plan that is only thought of, with all rules in force, beside what they cost now.
 * @throws NOT_FOUND, INVALID_INPUT on field `terms.tariffs` (two for the same time)
 */
export const previewPlan = query({
  name: 'flows.previewPlan',
  access: managerOf(({ branchId }) => branchId),
  input: previewPlanInput,
  run: async ({ sql, now }, input): Promise<{ currency: string; stays: PreviewedStay[] }> => {
    const branch = await findBranch(sql, input.branchId)
    const { product } = await findClass(sql, input.classId)
    const currency = await currencyOf(sql, branch.id)
    const wanted = { branchIds: [branch.id], classId: input.classId, product, at: now }
    const [live] = await loadPriceBooks(sql, wanted)
    const plan = draftPlan(input, { currency, now })
    const [draft] = await loadPriceBooks(sql, { ...wanted, draftPlan: plan })
    if (!draft) throw new Error('A drafted plan makes a price book.')

    const stays = input.stays.map(async ({ from: local, lengthMinutes }): Promise<PreviewedStay> => {
      const start = Temporal.PlainDateTime.from(local).toZonedDateTime(branch.time_zone)
      const from = new Date(start.epochMilliseconds)
      const to = addMinutes(from, lengthMinutes)
      const demand = draft.demand.length > 0 ? await demandNow(sql, draft, { product, from, now }) : []
      const price = (book: PriceBook): number =>
        priceWish({
          ...{ product, book, demand, pickup: branch, dropoff: branch, extras: [], ...noAllowances },
          ...{ period: { from, to }, chosenUnit: false, driverAge: null },
        }).totalMinor
      return {
        ...{ from: from.toISOString(), to: to.toISOString() },
        draftMinor: price(draft),
        liveMinor: live ? price(live) : null,
      }
    })
    return { currency, stays: await Promise.all(stays) }
  },
})
