import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import type { BranchRow, ClassRow } from '@forecourt/db/schema/fleet'
import { v7 as uuid } from 'uuid'
import { checkOpenForReturn, findBranch, findClass, findUnit } from '../fleet/index.ts'
import { addMinutes, type Period, refuse, taxWithin } from '../kernel/index.ts'
import type { LineItem } from '../pricing/contract.ts'
import { checkPeriod, insertQuote, type Quoted } from '../pricing/index.ts'
import { bookedTerms } from './booked-terms.ts'
import { policyOf } from './cancel-booking.ts'
import { cancellationTerms } from './cancellation-terms.ts'
import { priceChange } from './price-change.ts'
import { checkWish } from './quote-checks.ts'

/** What a booking should be; what is left out stays as it is. */
export type ChangeWish = {
  from?: Date | undefined
  to?: Date | undefined
  pickupBranchId?: string | undefined
  dropoffBranchId?: string | undefined
  classId?: string | undefined
  unitId?: string | null | undefined
  extras?: readonly { id: string; quantity: number }[] | undefined
  driverAge?: number | undefined
}

export type ChangeQuote = {
  quote: Quoted
  taxMinor: number
  feeMinor: number
  rule: 'free' | 'just_booked' | 'late'
  freeUntil: string
  /** The start from which the booking's terms count after it; null: its own. */
  termsStartsAt: Date | null
}

/** Long enough to pay for it. */
const validMinutes = 15

/**
 * A new quote for a booking that is to become something else; the old one stays with what it was. Class and pick-up
 * branch unchanged, it is priced by the plan that the booking was made under, else by the live one. After the free
 * time up to one day is kept of what the change would give back, as a line of the price, and a later change keeps
 * that line.
 * @throws NOT_OFFERED, INVALID_INPUT, PERIOD_IN_PAST, PERIOD_TOO_LONG, OUTSIDE_OPENING_HOURS, DRIVER_TOO_YOUNG
 */
export async function quoteChange(
  tx: Tx,
  booking: BookingRow,
  wish: ChangeWish,
  now: Date,
): Promise<ChangeQuote> {
  const booked = await bookedTerms(tx, booking.quote_id)
  const before = booked.quote
  const period = { from: wish.from ?? booking.starts_at, to: wish.to ?? booking.ends_at }
  checkTimes(booking, period, now)
  const { unitClass, unitId } = await unitWanted(tx, booking, wish, before)
  const pickup = await findBranch(tx, wish.pickupBranchId ?? booking.pickup_branch_id)
  const dropoff = await dropoffWanted(tx, booking, wish, pickup)
  const driverAge = wish.driverAge ?? booking.driver_age
  checkPlaces(booking, { class: unitClass, pickup, dropoff, period, driverAge })
  const extras = [...(wish.extras ?? before.extras)]
  const { price, byBook } = await priceChange(
    tx,
    booked,
    { class: unitClass, unitId, pickup, dropoff, period, driverAge, extras },
    now,
  )
  const lines = [...price.lines, ...before.lines.filter(isFee)]
  const gain = Math.max(0, booking.total_minor - sumOf(lines))
  const terms = cancellationTerms(booking, gain, await policyOf(tx, booking), now)
  const rule = terms.rule === 'not_paid' ? 'free' : terms.rule
  const priced = withFee(lines, terms.feeMinor)
  const quote: Quoted = {
    ...before,
    id: uuid(),
    class_id: unitClass.id,
    unit_id: unitId,
    pickup_branch_id: pickup.id,
    dropoff_branch_id: dropoff.id,
    starts_at: period.from,
    ends_at: period.to,
    driver_age: driverAge,
    extras,
    ...byBook,
    lines: priced,
    total_minor: sumOf(priced),
    promo_minor: price.promoMinor,
    points: price.pointsUsed,
    points_minor: price.pointsMinor,
    created_at: now,
    expires_at: addMinutes(now, validMinutes),
  }
  await insertQuote(tx, quote)
  const isLate = now > new Date(terms.freeUntil)
  return {
    quote,
    taxMinor: taxWithin(quote.total_minor, pickup.tax_basis_points),
    feeMinor: terms.feeMinor,
    rule,
    freeUntil: terms.freeUntil,
    termsStartsAt: isLate ? (booking.terms_starts_at ?? booking.starts_at) : null,
  }
}

/** A start that stays may have passed: the customer is late, or on the road. */
function checkTimes(booking: BookingRow, period: Period, now: Date): void {
  const startStays = period.from.getTime() === booking.starts_at.getTime()
  checkPeriod(period, startStays && period.from < now ? period.from : now)
  if (period.to <= now)
    refuse('PERIOD_IN_PAST', 'The end has passed. Choose a later one.', { now: now.toISOString() })
}

/** While it is out only its end moves, so only that has to be open. */
function checkPlaces(booking: BookingRow, wish: Parameters<typeof checkWish>[0]): void {
  if (booking.status === 'active') checkOpenForReturn(wish.dropoff, wish.period.to)
  else checkWish(wish)
}

/**
 * The class and the chosen unit, if any. A unit chosen before goes with its class. A free upgrade is not paid for: the
 * class is the one that the price was for.
 */
async function unitWanted(
  tx: Tx,
  booking: BookingRow,
  wish: ChangeWish,
  before: Quoted,
): Promise<{ unitClass: ClassRow; unitId: string | null }> {
  const chosen = wish.unitId ?? null
  const classId = chosen === null ? (wish.classId ?? before.class_id) : (await findUnit(tx, chosen)).class_id
  if (chosen !== null && wish.classId !== undefined && wish.classId !== classId)
    refuseField('classId', `The unit is of the class ${classId}.`)
  const unitClass = await findClass(tx, classId)
  if (unitClass.product !== booking.product) refuseField('classId', 'Choose a class of the same kind.')
  const keeps = wish.unitId === undefined && booking.pinned && classId === before.class_id
  return { unitClass, unitId: keeps && before.unit_id !== null ? booking.unit_id : chosen }
}

/** Moved to another pick-up branch, what came back to where it began goes on doing so. */
async function dropoffWanted(
  tx: Tx,
  booking: BookingRow,
  wish: ChangeWish,
  pickup: BranchRow,
): Promise<BranchRow> {
  const isRound = booking.pickup_branch_id === booking.dropoff_branch_id
  const id = wish.dropoffBranchId ?? (isRound ? pickup.id : booking.dropoff_branch_id)
  return id === pickup.id ? pickup : findBranch(tx, id)
}

const isFee = ({ kind }: LineItem): boolean => kind === 'change_fee'

const sumOf = (lines: readonly LineItem[]): number =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** Fees of several changes are one line. */
function withFee(lines: readonly LineItem[], feeMinor: number): LineItem[] {
  const kept = sumOf(lines.filter(isFee)) + feeMinor
  const rest = lines.filter((line) => !isFee(line))
  if (kept === 0) return rest
  return [
    ...rest,
    { code: 'change_fee', kind: 'change_fee', quantity: 1, unitMinor: kept, amountMinor: kept, params: {} },
  ]
}

function refuseField(field: string, message: string): never {
  refuse('INVALID_INPUT', `${field}: ${message}`, { errors: [{ field, message }] })
}
