import type { Draft, Screen, Session } from './session.ts'

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
