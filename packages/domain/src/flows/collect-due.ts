import type { BookingRow } from '@forecourt/db/schema/booking'
import type { PaymentRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { findBooking, lockBooking } from '../booking/index.ts'
import { asSystem, command, flow, system } from '../kernel/index.ts'
import {
  chargeCard,
  closeCollections,
  openPayment,
  savedCardOf,
  settleAuthorisation,
} from '../payments/index.ts'
import { dueFor } from './owed.ts'
import { refundSurplus } from './settle-change.ts'

/** What a payment is called that is taken from a saved card. */
const prefix = 'collect:'

/**
 * Takes what is due for a booking: from what is held for its price, and, when it is over, from its deposit; the rest of
 * both is released. What is then left comes from the saved card. A card that says no leaves the amount due, to be paid
 * by link. Safe to repeat, and beside itself.
 */
export const collectDue = flow({
  name: 'flows.collectDue',
  access: system,
  input: z.object({ collectionId: z.uuid() }),
  run: async (call, { collectionId }): Promise<void> => {
    const { sql } = call.runtime
    const caller = asSystem(call, 'flows.collectDue')
    const [row] = await sql<{ bookingId: string }[]>`
      select booking_id as "bookingId" from collections where id = ${collectionId} and settled_at is null`
    if (!row) return
    const { bookingId } = row
    for (const kind of heldFor(await findBooking(sql, bookingId)))
      await settleAuthorisation(caller, { bookingId, kind, dueMinor: await dueFor(sql, bookingId) })
    const cause = prefix + collectionId
    let payment = await openCharge(caller, { bookingId, cause })
    // One that somebody else began is brought to its end first; what is due besides is the next one's.
    while (payment && (await chargeCard(caller, { paymentId: payment.id })).paid && payment.cause !== cause)
      payment = await openCharge(caller, { bookingId, cause })
    await giveBackSurplus(caller, { bookingId, cause })
    await closeCollections(caller, { bookingId, dueBy: call.now })
  },
})

const isOut: readonly BookingRow['status'][] = ['pending', 'confirmed', 'active']

/** What is settled: while a car is out its price, but what is parked pays at the exit. */
const heldFor = ({ status, product }: BookingRow): ('price' | 'deposit')[] =>
  !isOut.includes(status) ? ['price', 'deposit'] : product === 'rental' ? ['price'] : []

/** The customer may have paid by link in the same minute. */
const giveBackSurplus = command({
  name: 'flows.giveBackSurplus',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid(), cause: z.string() }),
  run: async (work, { bookingId, cause }): Promise<void> => {
    await lockBooking(work.tx, bookingId)
    await refundSurplus(work, bookingId, `surplus:${cause}`)
  },
})

/**
 * The charge of the saved card that is under way, or a new one for what is due; null when nothing is, or there is no
 * card. One at a time: the booking is locked while it is decided.
 */
const openCharge = command({
  name: 'flows.openCharge',
  access: system,
  audited: false,
  input: z.object({ bookingId: z.uuid(), cause: z.string() }),
  run: async (work, { bookingId, cause }): Promise<PaymentRow | null> => {
    const { tx } = work
    await lockBooking(tx, bookingId)
    const [open] = await tx<PaymentRow[]>`
      select * from payments where booking_id = ${bookingId} and status = 'created' and cause like ${`${prefix}%`}`
    if (open) return open
    const amountMinor = await dueFor(tx, bookingId)
    if (amountMinor === 0 || !(await savedCardOf(tx, bookingId))) return null
    const { currency } = await findBooking(tx, bookingId)
    return openPayment(work, { bookingId, cause, amountMinor, currency })
  },
})
