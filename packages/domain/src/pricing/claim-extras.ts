import { z } from 'zod'
import { command, refuse, system, toRange } from '../kernel/index.ts'
import { extraWish } from './contract.ts'
import { leftAt } from './extra-stock.ts'

/**
 * Takes pieces from a branch's stock for a booking, for the whole period, in place of what it had claimed before: the
 * same call makes a claim, moves it in time and renews it. Extras without a stock are never short and not claimed; with
 * one that has no number they are claimed, but never short.
 * The stock's rows are locked, in the order of their ids, so that of so many pieces exactly so many are given out.
 * @throws EXTRA_SOLD_OUT with `extraId` and what is `left`; then nothing is changed
 */
export const claimExtras = command({
  name: 'pricing.claimExtras',
  access: system,
  audited: false,
  input: z.object({
    bookingId: z.uuid(),
    branchId: z.string(),
    from: z.date(),
    to: z.date(),
    extras: z.array(extraWish),
    /** Null: no hold, kept until released. */
    holdExpiresAt: z.date().nullable(),
  }),
  run: async ({ tx, now }, { bookingId, branchId, from, to, extras, holdExpiresAt }): Promise<void> => {
    const wanted = new Map(extras.map(({ id, quantity }) => [id, quantity]))
    const stocked = await tx<{ extra_id: string }[]>`
      select extra_id from extra_stock where branch_id = ${branchId} and extra_id = any(${[...wanted.keys()]})
      order by extra_id for no key update`
    const left =
      stocked.length === 0
        ? new Map<string, number>()
        : await leftAt(tx, branchId, { from, to }, now, bookingId)
    for (const { extra_id: extraId } of stocked) {
      const there = left.get(extraId)
      if (there === undefined || (wanted.get(extraId) ?? 0) <= there) continue
      refuse('EXTRA_SOLD_OUT', soldOut(there), {
        ...{ extraId, left: there },
        errors: [{ field: 'extras', message: soldOut(there) }],
      })
    }
    await tx`delete from extra_claims where booking_id = ${bookingId}`
    if (stocked.length === 0) return
    const rows = stocked.map(({ extra_id }) => ({
      booking_id: bookingId,
      extra_id,
      branch_id: branchId,
      quantity: wanted.get(extra_id) ?? 0,
      during: toRange({ from, to }),
      hold_expires_at: holdExpiresAt,
      created_at: now,
    }))
    await tx`insert into extra_claims ${tx(rows)}`
  },
})

const soldOut = (left: number): string =>
  left === 0
    ? 'There is none left at this branch for the whole time. Book without it, or at another time.'
    : `Only ${left} left at this branch for the whole time.`

/** Puts back what a booking has taken; safe to repeat. */
export const releaseExtras = command({
  name: 'pricing.releaseExtras',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid() }),
  run: async ({ tx }, { bookingId }): Promise<void> => {
    await tx`delete from extra_claims where booking_id = ${bookingId}`
  },
})
