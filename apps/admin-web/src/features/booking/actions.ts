import type { BookingStatus } from '@forecourt/domain/booking/contract'

/** What staff can do with a booking. */
export const deskActions = ['checkIn', 'checkOut', 'noShow', 'cancel'] as const
export type DeskAction = (typeof deskActions)[number]

/** What an action depends on; a row of a list and a booking in full both have it. */
export type ActionSubject = {
  status: BookingStatus
  from: string
  to: string
  pickup: { id: string; name: string }
  dropoff: { id: string; name: string }
}

/** Where and when the question is asked. */
export type ActionScene = {
  now: number
  /** How long before the start a customer may be checked in, in minutes. */
  earlyMinutes: number
  worksAt: (branchId: string) => boolean
}

/** Why an action cannot be done now; the screen words it. */
export type Why =
  | { why: 'wrongStatus' }
  | { why: 'otherBranch'; branch: string }
  | { why: 'tooEarly'; at: string }
  | { why: 'tooLate' }
  | { why: 'notDue' }

const minute = 60_000

const allowedFrom: Record<DeskAction, readonly BookingStatus[]> = {
  checkIn: ['confirmed'],
  checkOut: ['active'],
  noShow: ['confirmed'],
  cancel: ['pending', 'confirmed'],
}

/**
 * Why not, or null when the action may be tried. The server decides; this says what it will say, so that nobody
 * has to press to find out.
 */
export function whyNot(action: DeskAction, subject: ActionSubject, scene: ActionScene): Why | null {
  if (!allowedFrom[action].includes(subject.status)) return { why: 'wrongStatus' }
  const place = action === 'checkOut' ? subject.dropoff : subject.pickup
  if (!scene.worksAt(place.id)) return { why: 'otherBranch', branch: place.name }
  const starts = Date.parse(subject.from)
  if (action === 'noShow' && scene.now < starts) return { why: 'notDue' }
  if (action !== 'checkIn') return null
  const opens = starts - scene.earlyMinutes * minute
  if (scene.now < opens) return { why: 'tooEarly', at: new Date(opens).toISOString() }
  return scene.now >= Date.parse(subject.to) ? { why: 'tooLate' } : null
}

/** Whether the action will ever be possible from this status: others are not worth showing greyed. */
export const fits = (action: DeskAction, status: BookingStatus): boolean =>
  allowedFrom[action].includes(status)
