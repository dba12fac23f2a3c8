import { z } from 'zod'
import { subjectOf } from './seen-total.ts'
import type { WizardSearch } from './wizard-search.ts'

const key = 'forecourt.held'
const held = z.object({ subject: z.string(), bookingId: z.uuid() })

/** The booking that this tab has made of a choice, or null: whoever comes back must not hold it twice. */
export function heldBooking(search: WizardSearch): string | null {
  const known = held.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
  return known.success && known.data.subject === subjectOf(search) ? known.data.bookingId : null
}

export function rememberHeld(search: WizardSearch, bookingId: string): void {
  sessionStorage.setItem(key, JSON.stringify({ subject: subjectOf(search), bookingId }))
}
