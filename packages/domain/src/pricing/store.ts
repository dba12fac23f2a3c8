import type { Db, JSONValue, Tx } from '@forecourt/db'
import type { ExtraPriceRow, ExtraRow, QuoteRow, RatePlanRow } from '@forecourt/db/schema/pricing'
import { refuse } from '../kernel/index.ts'
import type { LineItem, Product } from './contract.ts'

/** The plan by which the branch prices the class now. @throws NOT_OFFERED when it has no price for it */
export async function findRatePlan(sql: Db, branchId: string, classId: string): Promise<RatePlanRow> {
  const [plan] = await sql<RatePlanRow[]>`
    select * from rate_plans where branch_id = ${branchId} and class_id = ${classId} and retired_at is null`
  return plan ?? refuse('NOT_OFFERED', `The branch ${branchId} does not offer the class ${classId}.`)
}

/** The currency that the branch prices in. @throws NOT_FOUND */
export async function currencyOf(sql: Db, branchId: string): Promise<string> {
  const [plan] = await sql<{ currency: string }[]>`
    select currency from rate_plans where branch_id = ${branchId} and retired_at is null limit 1`
  return plan?.currency ?? refuse('NOT_FOUND', `There is no branch ${branchId}, or it has no prices.`)
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
export type Quoted = Omit<QuoteRow, 'lines' | 'extras' | 'demand'> & {
  lines: LineItem[]
  extras: { id: string; quantity: number }[]
  /** As it was when the quote was made; null where demand moved no price. */
  demand: number[] | null
}

export async function insertQuote(tx: Tx, quote: Quoted): Promise<void> {
  const lines = tx.json(quote.lines as JSONValue)
  const demand = quote.demand && tx.json(quote.demand)
  await tx`insert into quotes ${tx({ ...quote, lines, demand, extras: tx.json(quote.extras) })}`
}

/** The quote with the rate plan that it was made by. @throws NOT_FOUND */
export async function findQuote(sql: Db, id: string): Promise<{ quote: Quoted; plan: RatePlanRow }> {
  const [quote] = await sql<Quoted[]>`select * from quotes where id = ${id}`
  if (!quote) return refuse('NOT_FOUND', 'There is no such quote.')
  const [plan] = await sql<RatePlanRow[]>`select * from rate_plans where id = ${quote.rate_plan_id}`
  if (!plan) throw new Error(`Quote ${id} has lost its rate plan.`)
  return { quote, plan }
}
