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

/** Nobody is there. */
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
