import type { Db, Tx } from '@forecourt/db'
import type { SavedCardRow } from '@forecourt/db/schema/payments'
import type { SavedCard } from '../kernel/index.ts'

type Card = SavedCard & { brand: string | null; last4: string | null }

/** The card that a booking was paid with last is the one that it may be charged on. */
export async function saveCard(tx: Tx, bookingId: string, card: Card, now: Date): Promise<void> {
  await tx`
    insert into saved_cards (booking_id, customer_id, payment_method_id, brand, last4, saved_at)
    values (${bookingId}, ${card.customerId}, ${card.paymentMethodId}, ${card.brand}, ${card.last4}, ${now})
    on conflict (booking_id) do update set customer_id = excluded.customer_id, brand = excluded.brand,
      payment_method_id = excluded.payment_method_id, last4 = excluded.last4, saved_at = excluded.saved_at`
}

export async function savedCardOf(sql: Db, bookingId: string): Promise<SavedCardRow | undefined> {
  const [card] = await sql<SavedCardRow[]>`select * from saved_cards where booking_id = ${bookingId}`
  return card
}
