import type { Db, Tx } from '@forecourt/db'
import type { AuthorisationRow } from '@forecourt/db/schema/payments'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, refuse, system, type Work } from '../kernel/index.ts'

const input = z.object({
  bookingId: z.uuid(),
  kind: z.enum(['deposit', 'price']),
  amountMinor: z.number().int().positive(),
  currency: z.string().length(3),
  /** When the card is asked for it; it need not be asked for what its checkout holds already. */
  tryAt: z.date(),
  held: z.object({ paymentIntentId: z.string(), captureBefore: z.date() }).nullable(),
})

/** Writes down that an amount is to be held on a booking's card, before the provider is asked, or is held. One of a kind. */
export const openAuthorisation = command({
  name: 'payments.openAuthorisation',
  access: system,
  input,
  run: async ({ tx, now, record }, { bookingId, kind, amountMinor, currency, tryAt, held }) => {
    const [created] = await tx<AuthorisationRow[]>`
      insert into authorisations (id, booking_id, kind, status, amount_minor, held_minor, currency, payment_intent_id,
        capture_before, next_try_at, created_at)
      values (${uuid()}, ${bookingId}, ${kind}, ${held ? 'held' : 'requested'}, ${amountMinor}, ${held ? amountMinor : 0},
        ${currency}, ${held?.paymentIntentId ?? null}, ${held?.captureBefore ?? null}, ${held ? null : tryAt}, ${now})
      on conflict (booking_id, kind) do nothing returning *`
    if (created) record('authorisation', created.id, { bookingId, kind, amountMinor })
    const [authorisation] = created
      ? [created]
      : await tx<
          AuthorisationRow[]
        >`select * from authorisations where booking_id = ${bookingId} and kind = ${kind}`
    return (
      authorisation ?? refuse('CHANGED_MEANWHILE', 'The authorisation changed in the meantime. Try again.')
    )
  },
})

/** The hold on a booking's price, or the one that is to be, if there is one and it is not over. */
export async function livePriceHold(sql: Db, bookingId: string): Promise<AuthorisationRow | null> {
  const [row] = await sql<AuthorisationRow[]>`
    select * from authorisations where booking_id = ${bookingId} and kind = 'price' and status in ('requested', 'held')`
  return row ?? null
}

/**
 * The price is another now: more is held anew at once, what was not asked for yet is asked for when the new start is
 * near. Less stays as it is held; only what is owed is taken of it.
 */
export async function adjustPriceHold(
  { tx, now }: Work,
  hold: AuthorisationRow,
  { amountMinor, tryAt }: { amountMinor: number; tryAt: Date },
): Promise<void> {
  const isHeld = hold.status === 'held'
  if (isHeld && amountMinor <= hold.held_minor) return
  const nextTry = isHeld ? now : hold.failure_code === null ? tryAt : hold.next_try_at
  await setWanted(tx, hold.id, { amountMinor, nextTry })
}

const setWanted = (
  tx: Tx,
  id: string,
  { amountMinor, nextTry }: { amountMinor: number; nextTry: Date | null },
) => tx`update authorisations set amount_minor = ${amountMinor}, next_try_at = ${nextTry} where id = ${id}`
