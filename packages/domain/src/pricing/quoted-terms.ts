import type { Db } from '@forecourt/db'
import { refuse } from '../kernel/index.ts'
import type { LineItem } from './contract.ts'
import type { PricedExtra } from './fees.ts'
import { loadPriceBooks } from './load-price-book.ts'
import type { PriceBook } from './price-book.ts'
import { giftOf } from './promotion-terms.ts'
import { promotionById } from './promotions.ts'
import type { Allowances } from './reductions.ts'
import type { Quoted } from './store.ts'

/** The price book that a quote was made by: its own version of the plan, and the rules of its instant. */
export async function quotedBook(sql: Db, quote: Quoted): Promise<PriceBook> {
  const [book] = await loadPriceBooks(sql, {
    branchIds: [quote.pickup_branch_id],
    product: quote.product,
    at: quote.priced_at ?? quote.created_at,
    planId: quote.rate_plan_id,
    dropoffBranchId: quote.dropoff_branch_id,
  })
  return book ?? refuse('NOT_FOUND', 'There is no such quote.')
}

/** The extras of a quote at the prices of its lines. */
export const quotedExtras = (lines: readonly LineItem[]): PricedExtra[] =>
  lines.flatMap(({ kind, unitMinor, params }) =>
    kind !== 'extra'
      ? []
      : [
          {
            id: String(params.id),
            quantity: Number(params.pieces),
            charge: 'days' in params ? ('per_day' as const) : ('per_rental' as const),
            amountMinor: unitMinor,
          },
        ],
  )

/** What was taken off a quote, to be taken off again from another length: its member's tier then, its promotion, its points. */
export async function quotedAllowances(sql: Db, quote: Quoted): Promise<Allowances> {
  const member = quote.lines.find(({ code }) => code.startsWith('member.'))
  return {
    option: quote.rate_option,
    member: member
      ? {
          tier: member.code.replace('member.', ''),
          en: String(member.params.en),
          fr: String(member.params.fr),
          discountBp: Number(member.params.bp),
        }
      : null,
    promo: quote.promotion_id === null ? null : giftOf(await promotionById(sql, quote.promotion_id)),
    points:
      quote.points === 0 ? null : { points: quote.points, valueMinor: quote.points_minor / quote.points },
  }
}

/** Whether charging was paid as an extra. */
export async function includesEnergy(sql: Db, quote: Quoted): Promise<boolean> {
  const ids = quote.extras.map(({ id }) => id)
  const [row] = await sql`select 1 from extras where id = any(${ids}) and includes_energy limit 1`
  return row !== undefined
}
