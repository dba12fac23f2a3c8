import { createHash } from 'node:crypto'
import type { Db } from '@forecourt/db'
import type { PromotionRow } from '@forecourt/db/schema/pricing'
import { refuse } from '../kernel/index.ts'
import { hasLeft, type PromoAsk, whyNot } from './promotion-terms.ts'

const onField = (message: string) => ({ errors: [{ field: 'promoCode', message }] })

/** The promotion that a code stands for now. @throws PROMO_UNKNOWN */
export async function findPromotion(sql: Db, code: string): Promise<PromotionRow> {
  const [promo] = await sql<
    PromotionRow[]
  >`select * from promotions where code = ${code} and retired_at is null`
  if (promo) return promo
  const message = 'There is no such code. Check its letters and digits.'
  return refuse('PROMO_UNKNOWN', message, onField(message))
}

/** The promotion of a quote, retired or not. */
export async function promotionById(sql: Db, id: string): Promise<PromotionRow> {
  const [promo] = await sql<PromotionRow[]>`select * from promotions where id = ${id}`
  if (!promo) throw new Error(`Promotion ${id} is gone.`)
  return promo
}

/** How a customer is known by a promotion: by the account, or by the email address of the booking. */
export type Customer = { customerId: string | null; email: string | null }

export const emailHash = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex')

/** How often a customer uses a promotion; what was given back does not count. */
export async function usesOf(
  sql: Db,
  promotionId: string,
  { customerId, email }: Customer,
  except: string | null = null,
): Promise<number> {
  if (customerId === null && email === null) return 0
  const [row] = await sql<{ uses: number }[]>`
    select count(*)::int as uses from promotion_redemptions
    where promotion_id = ${promotionId} and given_back_at is null and booking_id is distinct from ${except}
      and (customer_id = ${customerId} or email_hash = ${email && emailHash(email)})`
  return row?.uses ?? 0
}

/** @throws PROMO_NOT_APPLICABLE with the `reason`, PROMO_USED_UP */
export function mustApply(promo: PromotionRow, ask: PromoAsk, amountMinor: number): void {
  const reason = whyNot(promo, ask)
  if (reason !== null) {
    const message = 'This code does not go with this booking.'
    refuse('PROMO_NOT_APPLICABLE', message, { reason, ...onField(message) })
  }
  if (!hasLeft(promo, amountMinor)) refuseUsedUp()
}

export function refuseUsedUp(): never {
  const message = 'This code has been used up.'
  return refuse('PROMO_USED_UP', message, onField(message))
}
