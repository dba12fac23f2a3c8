import type { Db, Tx } from '@forecourt/db'
import type { LoyaltyRateRow, LoyaltyTierRow } from '@forecourt/db/schema/pricing'
import { z } from 'zod'
import { type Actor, command, refuse, system } from '../kernel/index.ts'
import type { Allowances } from './reductions.ts'

/** Whose points and discounts count for who calls: a signed-in customer's own. */
export const customerOf = (actor: Actor): string | null =>
  actor.kind === 'user' && actor.role === 'customer' ? actor.userId : null

/** A member as prices see them. */
export type Member = { balance: number; earned: number; tier: LoyaltyTierRow | null }

/** Where a customer stands; somebody without an account of points has none, and the lowest tier. */
export async function memberOf(sql: Db, customerId: string): Promise<Member> {
  const [row] = await sql<Member[]>`
    select coalesce(a.balance, 0) as balance, coalesce(a.earned, 0) as earned, to_jsonb(t) as tier
    from (select ${customerId}::uuid as id) c left join loyalty_accounts a on a.customer_id = c.id
    left join lateral (
      select * from loyalty_tiers where min_points <= coalesce(a.earned, 0) order by min_points desc limit 1
    ) t on true`
  return row ?? { balance: 0, earned: 0, tier: null }
}

/** The discount of a member's tier, for the calculator. */
export const memberAllowance = ({ tier }: Member): Allowances['member'] =>
  tier === null || tier.discount_bp === 0
    ? null
    : { tier: tier.id, en: tier.name_en, fr: tier.name_fr, discountBp: tier.discount_bp }

/** The discount of who calls, for prices that are only shown. */
export async function memberAllowanceOf(sql: Db, actor: Actor): Promise<Allowances['member']> {
  const customerId = customerOf(actor)
  return customerId === null ? null : memberAllowance(await memberOf(sql, customerId))
}

export async function loyaltyRate(sql: Db, currency: string): Promise<LoyaltyRateRow | null> {
  const [rate] = await sql<LoyaltyRateRow[]>`select * from loyalty_rates where currency = ${currency}`
  return rate ?? null
}

/**
 * Points that are to pay, with what each is worth.
 * @throws POINTS_NOT_ENOUGH with the `balance`; INVALID_INPUT on field `redeemPoints` where points pay nothing
 */
export async function pointsAllowance(
  sql: Db,
  member: Member,
  points: number,
  currency: string,
): Promise<Allowances['points']> {
  if (points === 0) return null
  const rate = await loyaltyRate(sql, currency)
  if (!rate) {
    const message = `Points do not pay in ${currency}.`
    return refuse('INVALID_INPUT', message, { errors: [{ field: 'redeemPoints', message }] })
  }
  if (member.balance < points) refuseShort(member.balance)
  return { points, valueMinor: rate.point_value_minor }
}

function refuseShort(balance: number): never {
  const message = `There are ${balance} points on the account.`
  return refuse('POINTS_NOT_ENOUGH', message, { balance, errors: [{ field: 'redeemPoints', message }] })
}

/** Pays with points, in the transaction that makes the booking: a balance never goes below zero. @throws POINTS_NOT_ENOUGH */
export const redeemPoints = command({
  name: 'pricing.redeemPoints',
  access: system,
  input: z.object({ bookingId: z.uuid(), customerId: z.uuid(), points: z.number().int().positive() }),
  run: async ({ tx, now, record }, { bookingId, customerId, points }): Promise<void> => {
    const paid = await tx`
      update loyalty_accounts set balance = balance - ${points} where customer_id = ${customerId} and balance >= ${points}`
    if (paid.count === 0) refuseShort((await memberOf(tx, customerId)).balance)
    await enter(tx, {
      customer_id: customerId,
      booking_id: bookingId,
      kind: 'redeemed',
      points: -points,
      at: now,
    })
    record('customer', customerId, { bookingId, points: -points })
  },
})

/** The booking has come to nothing: the points that paid for it are there again. Safe to repeat. */
export const giveBackPoints = command({
  name: 'pricing.giveBackPoints',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid() }),
  run: async ({ tx, now, record }, { bookingId }): Promise<void> => {
    const paid = await lockPaid(tx, bookingId)
    if (!paid || paid.points === 0) return
    await tx`update loyalty_accounts set balance = balance + ${paid.points} where customer_id = ${paid.customerId}`
    const { customerId: customer_id, points } = paid
    await enter(tx, { customer_id, booking_id: bookingId, kind: 'given_back', points, at: now })
    record('customer', customer_id, { bookingId, points })
  },
})

/** What a booking has paid in points and not got back, with the account locked. */
async function lockPaid(tx: Tx, bookingId: string): Promise<{ customerId: string; points: number } | null> {
  const [account] = await tx<{ customerId: string }[]>`
    select customer_id as "customerId" from loyalty_accounts
    where customer_id = (select customer_id from loyalty_entries where booking_id = ${bookingId} and kind = 'redeemed' limit 1)
    for no key update`
  if (!account) return null
  const [sum] = await tx<{ points: number }[]>`
    select -coalesce(sum(points), 0)::int as points from loyalty_entries
    where booking_id = ${bookingId} and kind in ('redeemed', 'given_back')`
  return { ...account, points: sum?.points ?? 0 }
}

/**
 * Points for what a completed booking has cost. Once for a booking, however often it is asked for.
 * @param amountMinor what was paid and kept
 */
export const earnPoints = command({
  name: 'pricing.earnPoints',
  access: system,
  audited: false,
  input: z.object({
    bookingId: z.uuid(),
    customerId: z.uuid(),
    amountMinor: z.number().int().min(0),
    currency: z.string(),
  }),
  run: async (
    { tx, now, record },
    { bookingId, customerId, amountMinor, currency },
  ): Promise<{ points: number }> => {
    const rate = await loyaltyRate(tx, currency)
    const points = rate ? Math.floor(amountMinor / rate.minor_per_point) : 0
    if (points === 0) return { points: 0 }
    await tx`insert into loyalty_accounts (customer_id) values (${customerId}) on conflict do nothing`
    const entered = await tx`
      insert into loyalty_entries (customer_id, booking_id, kind, points, at)
      values (${customerId}, ${bookingId}, 'earned', ${points}, ${now})
      on conflict (booking_id) where kind = 'earned' do nothing`
    if (entered.count === 0) return { points: 0 }
    await tx`
      update loyalty_accounts set balance = balance + ${points}, earned = earned + ${points}
      where customer_id = ${customerId}`
    record('customer', customerId, { bookingId, points })
    return { points }
  },
})

type Entry = {
  customer_id: string
  booking_id: string
  kind: 'redeemed' | 'given_back'
  points: number
  at: Date
}

const enter = (tx: Tx, entry: Entry) => tx`insert into loyalty_entries ${tx(entry)}`
