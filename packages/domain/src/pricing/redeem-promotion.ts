import type { Tx } from '@forecourt/db'
import { z } from 'zod'
import { command, system } from '../kernel/index.ts'
import { emailHash, mustApply, promotionById, refuseUsedUp, usesOf } from './promotions.ts'

/**
 * Uses a promotion for a booking, in the transaction that makes the booking. The promotion's row is locked, so that
 * however many come at once none goes over its budget, its uses, or what one customer may have. Holds that ran out are
 * given back first.
 * @throws PROMO_NOT_APPLICABLE (now that the customer is known), PROMO_USED_UP
 */
export const redeemPromotion = command({
  name: 'pricing.redeemPromotion',
  access: system,
  input: z.object({
    bookingId: z.uuid(),
    promotionId: z.uuid(),
    amountMinor: z.number().int(),
    customerId: z.uuid().nullable(),
    email: z.string(),
    holdExpiresAt: z.date().nullable(),
    /** What the terms look at. */
    ask: z.object({
      product: z.enum(['rental', 'parking']),
      classId: z.string(),
      branchId: z.string(),
      currency: z.string(),
      from: z.date(),
      days: z.number().int(),
      hasBooked: z.boolean(),
    }),
  }),
  run: async (work, input): Promise<void> => {
    const { tx, now } = work
    const { bookingId, promotionId, amountMinor, customerId, email } = input
    await tx`select 1 from promotions where id = ${promotionId} for no key update`
    await giveBackLapsed(tx, promotionId, now)
    const usedByCustomer = await usesOf(tx, promotionId, { customerId, email }, bookingId)
    const promo = await promotionById(tx, promotionId)
    if (promo.retired_at !== null) refuseUsedUp()
    const hasBooked = input.ask.hasBooked || usedByCustomer > 0
    mustApply(promo, { ...input.ask, hasBooked, usedByCustomer, now }, amountMinor)
    await count(tx, promotionId, 1, amountMinor)
    await tx`insert into promotion_redemptions ${tx({
      booking_id: bookingId,
      promotion_id: promotionId,
      customer_id: customerId,
      email_hash: emailHash(email),
      amount_minor: amountMinor,
      redeemed_at: now,
      hold_expires_at: input.holdExpiresAt,
    })}`
    work.record('promotion', promotionId, { bookingId, amountMinor })
  },
})

/** The booking has come to nothing: what it used of a promotion is there again. Safe to repeat. */
export const giveBackPromotion = command({
  name: 'pricing.giveBackPromotion',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid() }),
  run: async ({ tx, now, record }, { bookingId }): Promise<void> => {
    const [used] = await tx<{ id: string }[]>`
      select p.id from promotions p join promotion_redemptions r on r.promotion_id = p.id
      where r.booking_id = ${bookingId} and r.given_back_at is null for no key update of p`
    if (!used) return
    const [given] = await tx<{ amount_minor: number }[]>`
      update promotion_redemptions set given_back_at = ${now}
      where booking_id = ${bookingId} and given_back_at is null returning amount_minor`
    if (!given) return
    await count(tx, used.id, -1, -given.amount_minor)
    record('promotion', used.id, { bookingId, amountMinor: -given.amount_minor })
  },
})

/**
 * The booking is paid for: its use is no longer a hold. One that was given back when the hold ran out counts again if
 * as much is left; if not, the customer keeps the agreed price and the budget its word.
 */
export const keepPromotion = command({
  name: 'pricing.keepPromotion',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid() }),
  run: async ({ tx }, { bookingId }): Promise<void> => {
    const [used] = await tx<{ id: string; amount_minor: number; lapsed: boolean }[]>`
      select p.id, r.amount_minor, r.given_back_at is not null as lapsed
      from promotions p join promotion_redemptions r on r.promotion_id = p.id
      where r.booking_id = ${bookingId} for no key update of p`
    if (!used) return
    if (used.lapsed) {
      const again = await tx`
        update promotions set used_count = used_count + 1, used_minor = used_minor + ${used.amount_minor}
        where id = ${used.id} and used_count < coalesce(max_uses, used_count + 1)
          and used_minor + ${used.amount_minor} <= coalesce(budget_minor, used_minor + ${used.amount_minor})`
      if (again.count === 0) return
    }
    await tx`
      update promotion_redemptions set given_back_at = null, hold_expires_at = null where booking_id = ${bookingId}`
  },
})

/** A lapsed hold keeps nobody from a promotion, whether or not a worker runs. The promotion's row is locked. */
async function giveBackLapsed(tx: Tx, promotionId: string, now: Date): Promise<void> {
  const lapsed = await tx<{ amount_minor: number }[]>`
    update promotion_redemptions set given_back_at = ${now}
    where promotion_id = ${promotionId} and given_back_at is null and hold_expires_at <= ${now}
    returning amount_minor`
  if (lapsed.length === 0) return
  await count(tx, promotionId, -lapsed.length, -lapsed.reduce((sum, row) => sum + row.amount_minor, 0))
}

async function count(tx: Tx, promotionId: string, uses: number, amountMinor: number): Promise<void> {
  await tx`
    update promotions set used_count = used_count + ${uses}, used_minor = used_minor + ${amountMinor}
    where id = ${promotionId}`
}
