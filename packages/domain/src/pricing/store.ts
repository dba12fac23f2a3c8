import type { Db, JSONValue, Tx } from '@forecourt/db'
import type { ExtraPriceRow, ExtraRow, QuoteRow, RatePlanRow } from '@forecourt/db/schema/pricing'
import { refuse } from '../kernel/index.ts'
import type { LineItem, Product } from './contract.ts'

/** The plans by which these branches price now, for all their classes or for one. */
export async function liveRatePlans(
  sql: Db,
  branchIds: readonly string[],
  classId?: string,
): Promise<RatePlanRow[]> {
  return sql<RatePlanRow[]>`
    select * from rate_plans where branch_id = any(${[...branchIds]}) and retired_at is null
      ${classId === undefined ? sql`` : sql`and class_id = ${classId}`}`
}

/** @throws NOT_OFFERED when the branch has no price for the class */
export async function findRatePlan(sql: Db, branchId: string, classId: string): Promise<RatePlanRow> {
  const [plan] = await liveRatePlans(sql, [branchId], classId)
  return plan ?? refuse('NOT_OFFERED', `The branch ${branchId} does not offer the class ${classId}.`)
}

export type ExtraOffer = ExtraRow & Pick<ExtraPriceRow, 'currency' | 'amount_minor' | 'excess_minor'>

/** What can be added to a booking of this product, in the order in which it is shown, with its price. */
export async function extrasIn(sql: Db, product: Product, currency: string): Promise<ExtraOffer[]> {
  return sql<ExtraOffer[]>`
    select e.*, p.currency, p.amount_minor, p.excess_minor
    from extras e join extra_prices p on p.extra_id = e.id and p.currency = ${currency}
    where e.product = ${product} order by e.sort, e.id`
}

/** A quote as it is stored: the lines read, not only kept. */
export type Quoted = Omit<QuoteRow, 'lines' | 'extras'> & {
  lines: LineItem[]
  extras: { id: string; quantity: number }[]
}

export async function insertQuote(tx: Tx, quote: Quoted): Promise<void> {
  const lines = tx.json(quote.lines as JSONValue)
  await tx`insert into quotes ${tx({ ...quote, lines, extras: tx.json(quote.extras) })}`
}

/** The quote with the rate plan that it was made by. @throws NOT_FOUND */
export async function findQuote(sql: Db, id: string): Promise<{ quote: Quoted; plan: RatePlanRow }> {
  const [quote] = await sql<Quoted[]>`select * from quotes where id = ${id}`
  if (!quote) return refuse('NOT_FOUND', 'There is no such quote.')
  const [plan] = await sql<RatePlanRow[]>`select * from rate_plans where id = ${quote.rate_plan_id}`
  if (!plan) throw new Error(`Quote ${id} has lost its rate plan.`)
  return { quote, plan }
}
