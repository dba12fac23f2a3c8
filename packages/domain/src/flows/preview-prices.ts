import { Temporal } from 'temporal-polyfill'
import { findBranch, findClass } from '../fleet/index.ts'
import { addMinutes, query, staffOf } from '../kernel/index.ts'
import { type LineItem, previewPricesInput } from '../pricing/contract.ts'
import { draftRule, loadPriceBook, noAllowances, type PriceBook } from '../pricing/index.ts'
import { demandNow, priceWish } from './price-wish.ts'

export type PreviewedPrice = { totalMinor: number; perDayMinor: number; lines: LineItem[] }
export type PreviewedDay = {
  /** The branch's date on which the booking would start. */
  date: string
  from: string
  /** How taken the branch is on that day, as of now, in basis points; null where no rule asks. */
  takenBp: number | null
  live: PreviewedPrice
  /** With the draft in force; null without one. */
  draft: PreviewedPrice | null
}

/**
 * What a class would cost at a branch for one length, for each day of a month on which it could start, as a quote made
 * now would say it; and beside it with a rule that is only thought of. Every line names the rule that made it.
 * @throws NOT_FOUND, NOT_OFFERED
 */
export const previewPrices = query({
  name: 'flows.previewPrices',
  access: staffOf(({ branchId }) => branchId),
  input: previewPricesInput,
  run: async ({ sql, now }, input): Promise<{ currency: string; days: PreviewedDay[] }> => {
    const branch = await findBranch(sql, input.branchId)
    const { product } = await findClass(sql, input.classId)
    const wanted = { branchId: branch.id, classId: input.classId, product, at: now }
    const live = await loadPriceBook(sql, wanted)
    const draft = input.draft && (await loadPriceBook(sql, { ...wanted, draft: draftRule(input.draft, now) }))

    const starts = startsOf(input.month, input.at, branch.time_zone)
    const days = await Promise.all(
      starts.map(async ({ date, from }): Promise<PreviewedDay> => {
        const books = draft ? [live, draft] : [live]
        const asking = books.find((book) => book.demand.length > 0)
        const demand = asking ? await demandNow(sql, asking, { product, from, now }) : []
        const price = (book: PriceBook): PreviewedPrice => {
          const { totalMinor, perDayMinor, lines } = priceWish({
            ...{ product, book, demand, pickup: branch, dropoff: branch, extras: [], ...noAllowances },
            period: { from, to: addMinutes(from, input.lengthMinutes) },
            chosenUnit: false,
            driverAge: null,
          })
          return { totalMinor, perDayMinor, lines }
        }
        return {
          date,
          from: from.toISOString(),
          takenBp: demand[0] ?? null,
          live: price(live),
          draft: draft ? price(draft) : null,
        }
      }),
    )
    return { currency: live.plan.currency, days }
  },
})

/** The instants at which the branch's clock shows a time, on each day of a month. */
function startsOf(month: string, at: string, zone: string): { date: string; from: Date }[] {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return Array.from({ length: first.daysInMonth }, (_, nth) => {
    const date = first.add({ days: nth })
    const start = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) })
    return { date: date.toString(), from: new Date(start.epochMilliseconds) }
  })
}
