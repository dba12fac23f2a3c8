import type { BookingRow } from '@forecourt/db/schema/booking'
import { v7 as uuid } from 'uuid'
import type { ChangePreview } from '../booking/contract.ts'
import { applyChange, mustBeChangeable, openChange, withdrawChange } from '../booking/index.ts'
import { asSystem, refuse, rehearse, type Work, worksAt } from '../kernel/index.ts'
import { adjustPriceHold, balanceOf, livePriceHold, refundBooking } from '../payments/index.ts'
import type { Quoted } from '../pricing/index.ts'
import { type ChangeQuote, type ChangeWish, quoteChange } from './change-quote.ts'
import { holdFrom } from './pays-at.ts'
import { quoteWithTurnaround, termsOf } from './quote-terms.ts'
import { changeWithBooking } from './with-booking.ts'

/** The particulars of a booking that its price does not depend on. */
export type Particulars = { plate?: string | undefined; flightNumber?: string | null | undefined }

export type PlannedChange = { preview: ChangePreview; quoted: ChangeQuote }

/** Staff change a booking at once, whatever is still to be paid for it; a customer pays first. */
const actsForUs = ({ actor }: Work, booking: BookingRow): boolean =>
  actor.kind === 'system' ||
  worksAt(actor, booking.pickup_branch_id) ||
  worksAt(actor, booking.dropoff_branch_id)

/** @throws CHANGED_MEANWHILE when the caller saw another version */
export function mustBeCurrent(booking: BookingRow, version: number): void {
  if (booking.version === version) return
  refuse('CHANGED_MEANWHILE', 'The booking changed in the meantime. Look at it again.', {
    version: booking.version,
  })
}

/** What a change would come to: its new price, and what is then due or given back. */
async function planChange(work: Work, booking: BookingRow, wish: ChangeWish): Promise<PlannedChange> {
  const quoted = await quoteChange(work.tx, booking, wish, work.now)
  const { quote } = quoted
  const { netMinor, payment } = await balanceOf(work.tx, booking.id)
  // A card that stands for the price stands for a higher one as well.
  const hold = await livePriceHold(work.tx, booking.id)
  const dueMinor = hold && hold.failure_code === null ? 0 : Math.max(0, quote.total_minor - netMinor)
  const dearer = quote.total_minor > booking.total_minor
  const preview: ChangePreview = {
    from: quote.starts_at.toISOString(),
    to: quote.ends_at.toISOString(),
    classId: quote.class_id,
    pickupBranchId: quote.pickup_branch_id,
    dropoffBranchId: quote.dropoff_branch_id,
    currency: quote.currency,
    lines: quote.lines,
    oldTotalMinor: booking.total_minor,
    newTotalMinor: quote.total_minor,
    taxMinor: quoted.taxMinor,
    feeMinor: quoted.feeMinor,
    dueMinor,
    refundMinor: Math.max(0, netMinor - quote.total_minor),
    paysFirst: dearer && dueMinor > 0 && !actsForUs(work, booking),
    rule: quoted.rule,
    freeUntil: quoted.freeUntil,
    cardBrand: payment?.card_brand ?? null,
    cardLast4: payment?.card_last4 ?? null,
  }
  return { preview, quoted }
}

/**
 * Makes a change, or lets it wait for its money; one that waited before gives way to it. The caller has locked the
 * booking with `lockBookingAndChange`.
 * @throws as `booking.applyChange` and `quoteChange`, WRONG_STATUS
 */
export async function change(
  work: Work,
  kind: 'modify' | 'extend',
  booking: BookingRow,
  wish: ChangeWish,
  particulars: Particulars = {},
): Promise<ChangePreview> {
  mustBeChangeable(booking.status, kind)
  const system = asSystem(work, `flows.${kind}`)
  await withdrawChange(system, { bookingId: booking.id })
  const { preview, quoted } = await planChange(work, booking, wish)
  const input = {
    changeId: uuid(),
    kind,
    bookingId: booking.id,
    terms: {
      ...termsOf(await quoteWithTurnaround(work.tx, quoted.quote.id)),
      unitId: unitOf(booking, quoted),
    },
    plate: particulars.plate ?? booking.plate,
    flightNumber: particulars.flightNumber === undefined ? booking.flight_number : particulars.flightNumber,
    termsStartsAt: quoted.termsStartsAt,
    dueMinor: preview.dueMinor,
  }
  if (preview.paysFirst) {
    await rehearse(system, async (inner) => changeWithBooking(inner, await applyChange(inner, input)))
    await openChange(system, input)
    return preview
  }
  await changeWithBooking(system, await applyChange(system, input))
  await adjustHold(system, booking.id, quoted.quote)
  await refundBooking(system, {
    bookingId: booking.id,
    cause: `change:${input.changeId}`,
    amountMinor: preview.refundMinor,
    reason: 'changed',
  })
  return preview
}

/** What the card stands for is the new price from now on, asked for in time for the new start. */
async function adjustHold(work: Work, bookingId: string, quote: Quoted): Promise<void> {
  const hold = await livePriceHold(work.tx, bookingId)
  if (hold === null) return
  const { netMinor } = await balanceOf(work.tx, bookingId)
  const amountMinor = quote.total_minor - netMinor
  if (amountMinor > 0) await adjustPriceHold(work, hold, { amountMinor, tryAt: holdFrom(quote.starts_at) })
}

/** A booking that staff put on one unit stays there, whether or not that unit was chosen and paid for. */
export const unitOf = (
  booking: BookingRow,
  { quote }: { quote: Pick<Quoted, 'unit_id' | 'class_id'> },
): string | null =>
  quote.unit_id ?? (booking.pinned && quote.class_id === booking.class_id ? booking.unit_id : null)
