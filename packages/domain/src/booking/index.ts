/** Booking: the engine. Claims and the life of a booking. */
export { addCharge } from './add-charge.ts'
export { adoptGuestBookings } from './adopt-guest-bookings.ts'
export { applyChange, openChange } from './apply-change.ts'
export { blockUnit } from './block-unit.ts'
export { board } from './board.ts'
export { cancel } from './cancel.ts'
export { checkIn } from './check-in.ts'
export { blockTurnaround, checkOut } from './check-out.ts'
export { clearUnit, unitBack } from './clear-unit.ts'
export { closeMovedConflicts } from './close-moved-conflicts.ts'
export { confirm } from './confirm.ts'
export { endBlock } from './end-block.ts'
export { noteExpectedBack } from './expect-back.ts'
export { expire } from './expire.ts'
export { expireChange, refuseChange, withdrawChange } from './expire-change.ts'
export { grantAccess } from './grant-access.ts'
export { hold } from './hold.ts'
export { type LastEnd, lastEnd } from './last-end.ts'
export { readLink, signLink } from './link.ts'
export { guestBookings, list, userBookings } from './lists.ts'
export { lockBookingAndChange } from './lock-change.ts'
export { mustBeChangeable } from './machine.ts'
export { makeWay } from './make-way.ts'
export { markNoShow } from './mark-no-show.ts'
export { missBlocks } from './miss-blocks.ts'
export type { Moved } from './moved-booking.ts'
export { needsYou } from './needs-you.ts'
export { wishFor } from './reclaim.ts'
export { repairUnit } from './repair-unit.ts'
export { readRoster, room } from './roster.ts'
export { settleBlocks } from './settle-blocks.ts'
export {
  canSee,
  chargedFor,
  findBooking,
  findChange,
  lockBooking,
  mustSee,
  mustWorkOn,
  pendingChangeOf,
} from './store.ts'
export { isOverdue } from './summary.ts'
export { swapTargets } from './swap-targets.ts'
export { mayBeSwapped, type Swapped, swapUnit } from './swap-unit.ts'
export type { Effects } from './take-out.ts'
export { canServe } from './take-some-unit.ts'
export type { Terms } from './terms.ts'
export { viewEffects, withoutBlock } from './unit-effects.ts'
export { unitFound } from './unit-found.ts'
export { unitPlan } from './unit-plan.ts'
export { writeBill } from './write-bill.ts'
