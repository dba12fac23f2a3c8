import {
  type Booking,
  bookingOutput,
  type ExtendPreview,
  extendInput,
  extendPreview,
  previewExtendInput,
} from '../booking/contract.ts'
import { lockBookingAndChange, mustBeChangeable, mustSee, withdrawChange } from '../booking/index.ts'
import {
  anyone,
  asSystem,
  attempt,
  command,
  DomainError,
  refuse,
  rehearsal,
  type Work,
} from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'
import { extendLimit } from './extend-limit.ts'
import { change, mustBeCurrent } from './plan-change.ts'

/** Refusals that mean "not until then", for which there is an answer: how far it can go. */
const tooFar = ['UNIT_TAKEN', 'CLASS_SOLD_OUT', 'OUTSIDE_OPENING_HOURS', 'PERIOD_TOO_LONG'] as const

/**
 * How far a booking can be extended, and what a wished end would cost: `extendBooking` itself, undone.
 * @throws WRONG_STATUS, and what the wished end is refused for other than being too late
 */
export const previewExtend = rehearsal({
  name: 'booking.previewExtend',
  access: anyone,
  input: previewExtendInput,
  output: extendPreview,
  run: async (work, { bookingId, to }): Promise<ExtendPreview> => {
    const booking = await lockBookingAndChange(work.tx, bookingId)
    await mustSee(work.tx, work.actor, booking)
    mustBeChangeable(booking.status, 'extend')
    // What an earlier wish keeps for itself would stand in the way of this one.
    await withdrawChange(asSystem(work, 'flows.extend'), { bookingId })
    const limit = await extendLimit(work, booking)
    const wished =
      to && (await attempt(work, (inner) => extend(inner, { bookingId, version: booking.version, to })))
    const refusal =
      (wished && 'refusal' in wished && tooFar.find((code) => code === wished.refusal.code)) || null
    if (wished && 'refusal' in wished && refusal === null) throw wished.refusal
    return {
      version: booking.version,
      endsAt: booking.ends_at.toISOString(),
      ...limit,
      change: wished && 'done' in wished ? wished.done : null,
      refusal,
    }
  },
})

async function extend(work: Work, input: { bookingId: string; version: number; to: Date }) {
  const booking = await lockBookingAndChange(work.tx, input.bookingId)
  await mustSee(work.tx, work.actor, booking)
  mustBeCurrent(booking, input.version)
  if (input.to <= booking.ends_at) {
    const message = 'Choose a later end than the present one.'
    refuse('INVALID_INPUT', `to: ${message}`, { errors: [{ field: 'to', message }] })
  }
  return change(work, 'extend', booking, { to: input.to })
}

/**
 * Moves the end of a booking, before it begins or while it is out; then it keeps its unit, and others that have not
 * started make room where they can. A customer pays first, as for `modifyBooking`.
 * @throws WRONG_STATUS, CHANGED_MEANWHILE, PERIOD_TOO_LONG, OUTSIDE_OPENING_HOURS; UNIT_TAKEN or CLASS_SOLD_OUT with
 * `lastEnd`, how far it can go
 */
export const extendBooking = command({
  name: 'flows.extendBooking',
  access: anyone,
  input: extendInput,
  output: bookingOutput,
  run: async (work, input): Promise<Booking> => {
    const tried = await attempt(work, (inner) => extend(inner, input))
    if ('refusal' in tried) throw await withLimit(work, input.bookingId, tried.refusal)
    return viewBooking(work.tx, input.bookingId, work.now, work.actor)
  },
})

/** A refusal for what is too far says how far it can go. */
async function withLimit(work: Work, bookingId: string, refusal: DomainError): Promise<DomainError> {
  if (refusal.code !== 'UNIT_TAKEN' && refusal.code !== 'CLASS_SOLD_OUT') return refusal
  const { lastEnd, neededAt } = await extendLimit(work, await lockBookingAndChange(work.tx, bookingId))
  return new DomainError(refusal.code, refusal.message, { ...refusal.data, lastEnd, neededAt })
}
