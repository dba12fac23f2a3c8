import type { PaymentRow, RefundRow } from '../schema/payments.ts'
import type { SeedBooking, SeedRow } from './bookings.ts'
import { type Random, randomFor } from './random.ts'
import { dayMs, hourMs } from './zones.ts'

export type Money = { payments: PaymentRow[]; refunds: RefundRow[] }

const cards = [
  { card_brand: 'visa', card_last4: '4242' },
  { card_brand: 'visa', card_last4: '5556' },
  { card_brand: 'mastercard', card_last4: '4444' },
  { card_brand: 'amex', card_last4: '0005' },
]

/** Stripe's ids begin with what they name. These are of no account; an intent's says what was paid with it. */
const stripeId = (prefix: string, random: Random) =>
  `${prefix}_${random
    .int(0, 2 ** 40)
    .toString(36)
    .padStart(8, '0')}`

function payment(row: SeedRow, random: Random): PaymentRow {
  return {
    id: random.uuid(row.created_at),
    booking_id: row.id,
    cause: `booking:${row.id}`,
    status: row.confirmed_at ? 'succeeded' : 'expired',
    amount_minor: row.total_minor,
    currency: row.currency,
    checkout_session_id: stripeId(`cs_seed_${row.id.slice(-12)}`, random),
    checkout_url: null,
    payment_intent_id: row.confirmed_at
      ? stripeId(`pi_seed_${row.total_minor}_${row.currency.toLowerCase()}_${row.id.slice(-12)}`, random)
      : null,
    ...(row.confirmed_at ? random.pick(cards) : { card_brand: null, card_last4: null }),
    failure_code: null,
    method: 'card',
    created_at: row.created_at,
    paid_at: row.confirmed_at,
  }
}

/** What goes back: all of it in time or within an hour of booking, else all but one day. */
function refundMinor({ row, plan }: SeedBooking): number {
  const { status, closed_at, created_at, starts_at, total_minor } = row
  if (!closed_at || (status !== 'cancelled' && status !== 'no_show')) return 0
  const inTime = closed_at.getTime() <= Math.max(starts_at.getTime() - dayMs, created_at.getTime() + hourMs)
  return status === 'cancelled' && inTime ? total_minor : Math.max(0, total_minor - plan.daily_minor)
}

/** The money behind the bookings: paid once each, given back where it was called off. */
export function moneyOf(bookings: readonly SeedBooking[]): Money {
  const money: Money = { payments: [], refunds: [] }
  for (const booking of bookings) {
    const { row } = booking
    const random = randomFor(`money ${row.id}`)
    if (row.status === 'pending' || (row.status === 'expired' && random.chance(0.5))) continue
    const paid = payment(row, random)
    money.payments.push(paid)
    const amount = refundMinor(booking)
    if (amount === 0 || !row.closed_at) continue
    const reason = row.status === 'no_show' ? 'no_show' : 'cancelled'
    money.refunds.push({
      id: random.uuid(row.closed_at),
      payment_id: paid.id,
      booking_id: row.id,
      cause: `${reason === 'no_show' ? 'no_show' : 'cancel'}:${row.id}`,
      status: 'succeeded',
      amount_minor: amount,
      currency: row.currency,
      reason,
      stripe_refund_id: stripeId(`re_seed_${row.id.slice(-12)}`, random),
      in_hand_until: null,
      failure_code: null,
      way: 'payment',
      transfer_note: null,
      created_at: row.closed_at,
      settled_at: new Date(row.closed_at.getTime() + random.int(800, 9000)),
    })
  }
  return money
}
