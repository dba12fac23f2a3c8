import type { Identified } from '@forecourt/domain/gate/contract'
import type { Language } from '@forecourt/ui'

/** What the person came for, as chosen on the first screen. What happens then follows the booking, not this. */
export type Intent = 'pick_up' | 'return' | 'park' | 'exit'

/** How a booking is found: the QR code of a pass, its reference with the last name, or a number plate. */
export type Way = 'scan' | 'reference' | 'plate'

export type Screen =
  | 'attract'
  | 'scan'
  | 'other_ways'
  | 'reference'
  | 'last_name'
  | 'plate'
  | 'confirm'
  | 'agreement'
  | 'sign'
  | 'mileage'
  | 'energy'
  | 'damage'
  | 'damage_note'
  | 'gate'
  | 'refused'

/** How the screen is made easier to see and to reach. */
export type Modes = { large: boolean; contrast: boolean; lowReach: boolean }

/** What was typed or chosen; everything a person may correct on the way. */
export type Draft = {
  reference: string
  lastName: string
  plate: string
  signedName: string
  /** Digits as typed, in the distance unit of the branch's country. */
  odometer: string
  /** Fuel or charge in percent. */
  energy: number | null
  damaged: boolean | null
  damageNote: string
}

/**
 * The order to open the gate. Its id is made once per identification, so that every try is the same order.
 * `opened` is reached by the gate's own word alone and is never left.
 */
export type Order = { id: string; phase: 'opening' | 'slow' | 'failed' | 'opened'; tries: number }

/** Everything the terminal knows about the person in front of it. Wiping it is going back to `freshSession`. */
export type Session = {
  screen: Screen
  intent: Intent | null
  draft: Draft
  badScans: number
  found: Identified | null
  foundBy: Way | null
  order: Order | null
  /** The code of the refusal that ended the flow. */
  refusal: string | null
  /** What the server would not take; its screen asks again. */
  mend: 'odometer' | null
  /** Null is the terminal's own language. */
  language: Language | null
  modes: Modes
}

export type SessionEvent =
  | { type: 'begin'; intent: Intent }
  | { type: 'way'; way: Way }
  | { type: 'draft'; change: Partial<Draft> }
  | { type: 'scan_failed' }
  | { type: 'found'; by: Way; found: Identified; commandId: string }
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'refused'; code: string }
  | { type: 'mend'; field: 'odometer' }
  | { type: 'gate_said'; status: 'requested' | 'opened' | 'failed' }
  | { type: 'gate_silent' }
  | { type: 'gate_retry' }
  | { type: 'language'; language: Language }
  | { type: 'mode'; mode: keyof Modes; on: boolean }
  | { type: 'wipe' }

export const freshSession: Session = {
  screen: 'attract',
  intent: null,
  draft: {
    reference: '',
    lastName: '',
    plate: '',
    signedName: '',
    odometer: '',
    energy: null,
    damaged: null,
    damageNote: '',
  },
  badScans: 0,
  found: null,
  foundBy: null,
  order: null,
  refusal: null,
  mend: null,
  language: null,
  modes: { large: false, contrast: false, lowReach: false },
}

/** After this many failed scans every other way is shown. */
const patience = 2

/** The screens after a booking was found, by product and step. */
const flows: Record<`${'rental' | 'parking'}.${'check_in' | 'check_out'}`, readonly Screen[]> = {
  'rental.check_in': ['confirm', 'agreement', 'sign', 'gate'],
  'rental.check_out': ['confirm', 'mileage', 'energy', 'damage', 'damage_note', 'gate'],
  'parking.check_in': ['confirm', 'gate'],
  'parking.check_out': ['confirm', 'gate'],
}

/** Screens that only some answers lead to. */
const onlyWhen: Partial<Record<Screen, (session: Session) => boolean>> = {
  damage_note: ({ draft }) => draft.damaged === true,
}

/** Where Back leads before a booking was found; `null` ends the session. */
const backFrom: Partial<Record<Screen, Screen | null>> = {
  scan: null,
  other_ways: null,
  reference: 'other_ways',
  last_name: 'reference',
  plate: 'other_ways',
}

/** The screens of this session from the found booking to the gate. */
export function pathOf(session: Session): readonly Screen[] {
  if (!session.found) return []
  const screens = flows[`${session.found.booking.product}.${session.found.step}`]
  return screens.filter((screen) => onlyWhen[screen]?.(session) ?? true)
}

/** "Step 2 of 6", or null where there is nothing to count. Finding the booking is the first step. */
export function progressOf(session: Session): { step: number; of: number } | null {
  const counted = pathOf(session).filter((screen) => screen !== 'damage_note')
  const screen = session.screen === 'damage_note' ? 'damage' : session.screen
  const index = counted.indexOf(screen)
  return index < 0 ? null : { step: index + 2, of: counted.length + 1 }
}

/** What the present screen still needs before it can go on. */
export function missingOn({ screen, draft, mend }: Session): keyof Draft | null {
  if (mend) return mend
  switch (screen) {
    case 'reference':
      return draft.reference.length === 6 ? null : 'reference'
    case 'last_name':
      return draft.lastName.trim() ? null : 'lastName'
    case 'plate':
      return draft.plate.length >= 2 ? null : 'plate'
    case 'sign':
      return draft.signedName.trim().length >= 2 ? null : 'signedName'
    case 'mileage':
      return draft.odometer ? null : 'odometer'
    case 'energy':
      return draft.energy === null ? 'energy' : null
    case 'damage':
      return draft.damaged === null ? 'damaged' : null
    case 'damage_note':
      return draft.damageNote.trim() ? null : 'damageNote'
    default:
      return null
  }
}

/** The whole life of a session, pure. An event that makes no sense on the present screen changes nothing. */
export function reduce(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'begin':
      return session.screen === 'attract' ? { ...session, intent: event.intent, screen: 'scan' } : session
    case 'way':
      return session.found ? session : { ...session, screen: event.way }
    case 'draft':
      return { ...session, mend: null, draft: { ...session.draft, ...event.change } }
    case 'scan_failed':
      return afterBadScan(session)
    case 'found':
      return {
        ...session,
        screen: 'confirm',
        found: event.found,
        foundBy: event.by,
        order: { id: event.commandId, phase: 'opening', tries: 0 },
      }
    case 'next':
      return afterNext(session)
    case 'back':
      return afterBack(session)
    case 'refused':
      return { ...session, screen: 'refused', refusal: event.code }
    case 'mend':
      return { ...session, screen: 'mileage', mend: event.field }
    case 'gate_said':
    case 'gate_silent':
    case 'gate_retry':
      return session.screen === 'gate' ? { ...session, order: afterGate(session.order, event) } : session
    case 'language':
      return { ...session, language: event.language }
    case 'mode':
      return { ...session, modes: { ...session.modes, [event.mode]: event.on } }
    case 'wipe':
      return freshSession
  }
}

function afterBadScan(session: Session): Session {
  if (session.screen !== 'scan') return session
  const badScans = session.badScans + 1
  return { ...session, badScans, screen: badScans >= patience ? 'other_ways' : 'scan' }
}

function afterNext(session: Session): Session {
  if (missingOn(session)) return session
  if (session.screen === 'reference') return { ...session, screen: 'last_name' }
  const path = pathOf(session)
  const next = path[path.indexOf(session.screen) + 1]
  return next === undefined || !path.includes(session.screen) ? session : { ...session, screen: next }
}

function afterBack(session: Session): Session {
  // The order to open may be on its way: there is no way back from it.
  if (session.screen === 'gate' || session.screen === 'refused') return session
  const path = pathOf(session)
  const index = path.indexOf(session.screen)
  const before = path[index - 1]
  if (before) return { ...session, screen: before }
  if (index === 0) return { ...session, screen: 'other_ways', found: null, foundBy: null, order: null }
  const to = backFrom[session.screen]
  if (to === undefined) return session
  if (to !== null) return { ...session, screen: to }
  return { ...freshSession, language: session.language, modes: session.modes }
}

function afterGate(
  order: Order | null,
  event: Extract<SessionEvent, { type: `gate_${string}` }>,
): Order | null {
  if (!order || order.phase === 'opened') return order
  if (event.type === 'gate_retry')
    return order.phase === 'opening' ? order : { ...order, phase: 'opening', tries: order.tries + 1 }
  if (event.type === 'gate_silent') return order.phase === 'opening' ? { ...order, phase: 'slow' } : order
  if (event.status === 'requested') return order
  return { ...order, phase: event.status }
}
