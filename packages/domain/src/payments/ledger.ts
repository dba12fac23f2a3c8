import type { Tx } from '@forecourt/db'

type Account = 'card_clearing' | 'customer'
type Movement = {
  cause: string
  bookingId: string
  currency: string
  amountMinor: number
  debit: Account
  credit: Account
}

/**
 * Books one movement: the amount into `debit`, out of `credit`. The same cause is booked once, however often it
 * is asked for. Append-only and balanced, which the database sees to.
 */
export async function book(tx: Tx, movement: Movement, now: Date): Promise<void> {
  await tx`
    with movement as (
      insert into ledger_transactions (cause, booking_id, at)
      values (${movement.cause}, ${movement.bookingId}, ${now}) on conflict (cause) do nothing returning id
    )
    insert into ledger_entries (transaction_id, account, amount_minor, currency)
    select movement.id, entry.account, entry.amount, ${movement.currency} from movement,
      (values (${movement.debit}::text, ${movement.amountMinor}::bigint), (${movement.credit}, -${movement.amountMinor}::bigint)) as entry (account, amount)`
}
