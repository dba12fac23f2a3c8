/** Booking: the engine. Claims and the life of a booking. */
export { adoptGuestBookings } from './adopt-guest-bookings.ts'
export { applyChange, openChange } from './apply-change.ts'
export { board } from './board.ts'
export { cancel } from './cancel.ts'
export { checkIn } from './check-in.ts'
export { blockTurnaround, checkOut } from './check-out.ts'
export { confirm } from './confirm.ts'
export { expire } from './expire.ts'
export { expireChange, refuseChange, withdrawChange } from './expire-change.ts'
export { grantAccess } from './grant-access.ts'
export { hold } from './hold.ts'
export { type LastEnd, lastEnd } from './last-end.ts'
export { readLink, signLink } from './link.ts'
export { guestBookings, list, userBookings } from './lists.ts'
export { lockBookingAndChange } from './lock-change.ts'
export { mustBeChangeable } from './machine.ts'
export { markNoShow, noShowAt } from './mark-no-show.ts'
export { wishFor } from './reclaim.ts'
export { readRoster, room } from './roster.ts'
export { settleBlocks } from './settle-blocks.ts'
export {
  canSee,
  findBooking,
  findChange,
  lockBooking,
  mustSee,
  mustWorkOn,
  pendingChangeOf,
} from './store.ts'
export { isOverdue } from './summary.ts'
export { canServe } from './take-some-unit.ts'
export type { Terms } from './terms.ts'
export { writeBill } from './write-bill.ts'
