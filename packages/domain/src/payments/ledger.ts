import type { Tx } from '@forecourt/db'

/** The accounts of the ledger; what they are is data (`ledger_accounts`). */
export const accounts = [
  'receivable',
  'card_clearing',
  'bank',
  'cash',
  'cash_safe',
  'cash_differences',
  'disputes',
  'dispute_losses',
  'deposits_held',
  'tax',
  'revenue_rental',
  'revenue_parking',
  'revenue_extras',
  'revenue_cover',
  'revenue_one_way',
  'revenue_fees',
  'revenue_usage',
  'revenue_late',
  'discounts',
  'refunds',
  'fees',
] as const
export type Account = (typeof accounts)[number]

/** An amount into an account (above zero) or out of it; `line` is the place in the document that it is for. */
export type Entry = { account: string; amountMinor: number; line?: number | null }

/** What is for no booking, like the float of a till, names none. */
type Transaction = { cause: string; bookingId: string | null; currency: string; entries: readonly Entry[] }

/**
 * Writes one transaction, whose entries sum to zero. The same cause is written once, however often it is asked for.
 * Append-only and balanced, which the database sees to. Minor units.
 */
export async function post(
  tx: Tx,
  { cause, bookingId, currency, entries }: Transaction,
  now: Date,
): Promise<void> {
  await tx`
    with movement as (
      insert into ledger_transactions (cause, booking_id, at)
      values (${cause}, ${bookingId}, ${now}) on conflict (cause) do nothing returning id
    )
    insert into ledger_entries (transaction_id, account, amount_minor, currency, line)
    select movement.id, entry.account, entry."amountMinor", ${currency}, entry.line
    from movement, jsonb_to_recordset(${tx.json([...entries])}) as entry (account text, "amountMinor" bigint, line integer)`
}

type Movement = Omit<Transaction, 'entries'> & { amountMinor: number; debit: Account; credit: Account }

/** Books one movement: the amount into `debit`, out of `credit`. */
export const book = (tx: Tx, { amountMinor, debit, credit, ...of }: Movement, now: Date): Promise<void> =>
  post(
    tx,
    {
      ...of,
      entries: [
        { account: debit, amountMinor },
        { account: credit, amountMinor: -amountMinor },
      ],
    },
    now,
  )
