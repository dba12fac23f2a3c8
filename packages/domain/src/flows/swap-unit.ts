import type { Tx } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import {
  type Booking,
  bookingOutput,
  previewSwapInput,
  type SwapPreview,
  swapPreview,
  swapUnitInput,
} from '../booking/contract.ts'
import {
  blockTurnaround,
  findBooking,
  lockBooking,
  mayBeSwapped,
  mustWorkOn,
  repairUnit,
  type Swapped,
  swapUnit as swap,
  swapTargets,
} from '../booking/index.ts'
import { placeUnit } from '../fleet/index.ts'
import {
  type Actor,
  asSystem,
  command,
  refuse,
  rehearsal,
  staff,
  type Work,
  worksAt,
} from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'
import { tellMoved } from './tell-moved.ts'

/** Where the unit changes hands: at the pick-up, or at any branch of theirs while the rental is active. */
function handOverAt(actor: Actor, booking: BookingRow, asked: string | undefined): string {
  if (booking.status !== 'active') return booking.pickup_branch_id
  const { pickup_branch_id: pickup, dropoff_branch_id: dropoff } = booking
  const branchId = asked ?? (worksAt(actor, pickup) ? pickup : dropoff)
  if (!worksAt(actor, branchId)) refuse('FORBIDDEN', 'This account does not work at that branch.')
  return branchId
}

/** Which units a booking can have instead of its own, best fit first. @throws NOT_FOUND, WRONG_STATUS, TOO_LATE */
export const previewSwap = rehearsal({
  name: 'desk.previewSwap',
  access: staff,
  input: previewSwapInput,
  output: swapPreview,
  run: async (work, { bookingId, atBranchId }): Promise<SwapPreview> => {
    const { tx, actor, now } = work
    await mustWorkOn(tx, actor, await findBooking(tx, bookingId))
    const booking = await lockBooking(tx, bookingId)
    mayBeSwapped(booking, now)
    const branchId = handOverAt(actor, booking, atBranchId)
    return {
      branchId,
      active: booking.status === 'active',
      currentUnitId: booking.unit_id,
      targets: await swapTargets(asSystem(work, 'desk.previewSwap'), booking, branchId),
    }
  },
})

/**
 * Staff give a booking another unit: of its class, or a free upgrade; the price stays. While the rental is active the
 * old unit is given back with its dials, stands at the branch and is turned around. The customer is told when it
 * makes a difference.
 * @throws NOT_FOUND, FORBIDDEN, WRONG_STATUS, TOO_LATE, NOT_OFFERED, UNIT_TAKEN, UNIT_NOT_READY, INVALID_INPUT (dials)
 */
export const swapUnit = command({
  name: 'desk.swapUnit',
  access: staff,
  input: swapUnitInput,
  output: bookingOutput,
  run: async (work, { bookingId, unitId, atBranchId, ...dials }): Promise<Booking> => {
    const { tx, actor, now } = work
    await mustWorkOn(tx, actor, await findBooking(tx, bookingId))
    const branchId = handOverAt(actor, await lockBooking(tx, bookingId), atBranchId)
    const caller = asSystem(work, 'desk.swapUnit')
    const swapped = await swap(caller, { bookingId, unitId, branchId })
    if (swapped.before.status === 'active') await giveBack(caller, swapped, dials)
    await tellMoved(work, [swapped])
    return viewBooking(tx, bookingId, now, actor)
  },
})

type Dials = { odometerKm?: number | undefined; energyPercent?: number | undefined }

/** The old unit stands at the branch from now on, is cleaned, and goes where its next bookings need it. */
async function giveBack(work: Work, { before, branchId }: Swapped, dials: Dials): Promise<void> {
  const unitId = before.unit_id
  await placeUnit(work, { unitId, branchId, ...dials })
  const minutes = before.product === 'rental' ? await turnaroundAt(work.tx, branchId) : 0
  await blockTurnaround(work, { unitId, branchId, minutes })
  const { moved } = await repairUnit(work, { unitId })
  await tellMoved(work, moved)
}

async function turnaroundAt(tx: Tx, branchId: string): Promise<number> {
  const [branch] = await tx<{ turnaround_minutes: number }[]>`
    select turnaround_minutes from branches where id = ${branchId}`
  return branch?.turnaround_minutes ?? 0
}
