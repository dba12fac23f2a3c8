import { refuse } from '../kernel/index.ts'
import type { BookingStatus } from './contract.ts'

export type Transition =
  | 'confirm'
  | 'revive'
  | 'cancel'
  | 'expire'
  | 'check_in'
  | 'check_out'
  | 'mark_no_show'

/** What may happen to a booking, and what it becomes. Everything that is not here is refused. */
export const transitions: Record<Transition, { from: readonly BookingStatus[]; to: BookingStatus }> = {
  confirm: { from: ['pending'], to: 'confirmed' },
  /** A payment that came after the hold ran out, while a unit is still there. */
  revive: { from: ['expired'], to: 'confirmed' },
  cancel: { from: ['pending', 'confirmed'], to: 'cancelled' },
  expire: { from: ['pending'], to: 'expired' },
  check_in: { from: ['confirmed'], to: 'active' },
  check_out: { from: ['active'], to: 'completed' },
  mark_no_show: { from: ['confirmed'], to: 'no_show' },
}

/** The status after a transition. @throws WRONG_STATUS when the booking's status does not allow it */
export function next(status: BookingStatus, transition: Transition): BookingStatus {
  const { from, to } = transitions[transition]
  if (!from.includes(status)) {
    refuse('WRONG_STATUS', `A booking that is ${status} cannot ${transition.replaceAll('_', ' ')}.`, {
      status,
    })
  }
  return to
}

/** What may be changed while the booking stays what it is. Everything that is not here is refused. */
const changeable: Record<'modify' | 'extend', readonly BookingStatus[]> = {
  modify: ['confirmed'],
  /** Also while it is out, and when it is overdue. */
  extend: ['confirmed', 'active'],
}

/** @throws WRONG_STATUS */
export function mustBeChangeable(status: BookingStatus, change: 'modify' | 'extend'): void {
  if (changeable[change].includes(status)) return
  refuse('WRONG_STATUS', `A booking that is ${status} cannot be ${pastOf[change]}.`, { status })
}

const pastOf = { modify: 'modified', extend: 'extended' }

/** Whether a booking in this status stands on a claim. */
export const holdsUnit = (status: BookingStatus): boolean =>
  ['pending', 'confirmed', 'active'].includes(status)
