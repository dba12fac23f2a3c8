import type { Identified } from '@forecourt/domain/gate/contract'
import type { Language } from '@forecourt/ui'
import { missingOn, pathOf } from './path.ts'
import {
  type Draft,
  freshSession,
  type Intent,
  type Modes,
  type Order,
  type Screen,
  type Session,
  type Way,
} from './session.ts'

/** What can happen to a session. */
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

/** After this many failed scans every other way is shown. */
const patience = 2

/** Where Back leads before a booking was found; `null` ends the session. */
const backFrom: Partial<Record<Screen, Screen | null>> = {
  scan: null,
  other_ways: null,
  reference: 'other_ways',
  last_name: 'reference',
  plate: 'other_ways',
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
