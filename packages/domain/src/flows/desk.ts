import type { Tx } from '@forecourt/db'
import { z } from 'zod'
import { type Booking, getBookingInput } from '../booking/contract.ts'
import {
  blockTurnaround,
  checkIn,
  checkOut,
  findBooking,
  lockBookingAndChange,
  markNoShow,
  missBlocks,
  mustWorkOn,
  withdrawChange,
} from '../booking/index.ts'
import { placeUnit } from '../fleet/index.ts'
import { addMinutes, asSystem, command, refuse, staff, system, type Work } from '../kernel/index.ts'
import { balanceOf, planCollection, refundBooking } from '../payments/index.ts'
import { releaseExtras } from '../pricing/index.ts'
import { viewBooking } from './booking-view.ts'
import { policyOf, promisedFor } from './cancel-booking.ts'
import { invoiceBooking, invoiceKept } from './invoice-booking.ts'
import { settleReturnOf } from './preview-return.ts'
import { settleUnit } from './settle-unit.ts'
import { tellMoved } from './tell-moved.ts'
import { tripNotMade } from './trip-not-made.ts'

/** Staff hand a car over, or let a parking customer in. */
export const deskCheckIn = command({
  name: 'desk.checkIn',
  access: staff,
  input: getBookingInput,
  run: async (work, { bookingId }): Promise<Booking> => {
    const booking = await findBooking(work.tx, bookingId)
    await mustWorkOn(work.tx, work.actor, booking)
    const caller = asSystem(work, 'desk.checkIn')
    await settleUnit(caller, booking.unit_id)
    await checkIn(caller, { bookingId })
    return viewBooking(work.tx, bookingId, work.now, work.actor)
  },
})

const dials = {
  odometerKm: z.number().int().min(0).max(2_000_000).optional(),
  energyPercent: z.number().int().min(0).max(100).optional(),
}

/** Staff take a car back at its drop-off branch, or let a parking customer out. */
export const deskCheckOut = command({
  name: 'desk.checkOut',
  access: staff,
  input: getBookingInput.extend(dials),
  run: async (work, { bookingId, ...shown }): Promise<Booking> => {
    const booking = await findBooking(work.tx, bookingId)
    await mustWorkOn(work.tx, work.actor, booking)
    await takeBack(work, bookingId, booking.dropoff_branch_id, { ...shown, inspected: true })
    return viewBooking(work.tx, bookingId, work.now, work.actor)
  },
})

/** What the car shows when it comes back, and what its driver says of it. */
type Shown = {
  odometerKm?: number | undefined
  energyPercent?: number | undefined
  note?: string | undefined
  /** Somebody of the branch has looked at it. */
  inspected: boolean
}

/** For so long a car that nobody has looked at yet keeps its deposit, in minutes. */
const inspectionMinutes = 24 * 60

/** The return itself, at the desk or at a terminal: the booking ends, and the unit stands here with these dials. */
export async function takeBack(
  work: Work,
  bookingId: string,
  branchId: string,
  { inspected, ...shown }: Shown,
): Promise<void> {
  const caller = asSystem(work, 'flows.takeBack')
  const booking = await lockBookingAndChange(work.tx, bookingId)
  await withdrawChange(caller, { bookingId })
  await settleUnit(caller, booking.unit_id)
  const turnaroundMinutes = booking.product === 'rental' ? await turnaroundAt(work.tx, branchId) : 0
  const returned = await checkOut(caller, { bookingId, atBranchId: branchId })
  await settleReturnOf(caller, returned, shown)
  await placeUnit(caller, { unitId: returned.unit_id, branchId, ...shown })
  const { moved } = await missBlocks(caller, { unitId: returned.unit_id })
  await tellMoved(caller, moved)
  const waits = booking.product === 'rental' && !inspected
  const dueAt = waits ? addMinutes(work.now, inspectionMinutes) : work.now
  await planCollection(caller, { bookingId, cause: `return:${bookingId}`, dueAt })
  await blockTurnaround(caller, { unitId: returned.unit_id, branchId, minutes: turnaroundMinutes })
  // Last, for it holds the series of the company's invoices.
  await invoiceBooking(caller, bookingId)
}

async function turnaroundAt(tx: Tx, branchId: string): Promise<number> {
  const [branch] = await tx<
    { turnaround_minutes: number }[]
  >`select turnaround_minutes from branches where id = ${branchId}`
  return branch?.turnaround_minutes ?? refuse('NOT_FOUND', 'There is no such branch.')
}

/** Staff, or the sweep, close a booking whose customer did not come: one day is kept, the rest goes back. */
export const closeNoShow = command({
  name: 'desk.markNoShow',
  access: [staff, system],
  input: getBookingInput,
  run: async (work, { bookingId }): Promise<Booking> => {
    const { tx, actor } = work
    await mustWorkOn(tx, actor, await findBooking(tx, bookingId))
    const caller = asSystem(work, 'desk.markNoShow')
    await lockBookingAndChange(tx, bookingId)
    await withdrawChange(caller, { bookingId })
    const closed = await markNoShow(caller, { bookingId })
    await tripNotMade(caller, closed)
    // The promotion was used and the points spent; only the extras are there again.
    await releaseExtras(caller, { bookingId })
    const { netMinor } = await balanceOf(tx, bookingId)
    const { keptMinor } = await policyOf(tx, closed)
    const promisedMinor = await promisedFor(tx, bookingId)
    await refundBooking(caller, {
      bookingId,
      cause: `no_show:${bookingId}`,
      amountMinor: Math.max(0, netMinor - keptMinor),
      reason: 'no_show',
    })
    await invoiceKept(caller, bookingId, 'no_show_fee', Math.min(keptMinor, netMinor + promisedMinor))
    if (promisedMinor > 0)
      await planCollection(caller, { bookingId, cause: `no_show:${bookingId}`, dueAt: work.now })
    return viewBooking(tx, bookingId, work.now, actor)
  },
})
