import { z } from 'zod'

const key = 'forecourt.draft'
const keptMs = 24 * 3_600_000

/** What a person has typed for a booking. Kept on the device for a day, so that nothing is typed twice. */
export const details = z.object({
  email: z.string(),
  name: z.string(),
  phone: z.string(),
  birth: z.object({ day: z.string(), month: z.string(), year: z.string() }),
  plate: z.object({ country: z.string(), text: z.string() }),
  /** At an airport: a late flight is waited for. */
  flight: z.string().default(''),
})
export type Details = z.output<typeof details>

const stored = z.object({ savedAt: z.number(), details })

export const noDetails: Details = {
  email: '',
  name: '',
  phone: '',
  birth: { day: '', month: '', year: '' },
  plate: { country: 'F', text: '' },
  flight: '',
}

/** The draft of this device, unless it is older than a day or not understood any more. */
export function readDraft(now: number): Details | null {
  try {
    const draft = stored.parse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    if (now - draft.savedAt < keptMs) return draft.details
  } catch {
    // Broken or of another time: as good as none.
  }
  localStorage.removeItem(key)
  return null
}

export function writeDraft(typed: Details, now: number): void {
  localStorage.setItem(key, JSON.stringify({ savedAt: now, details: typed }))
}

/** Full years between a date of birth and an instant, by the calendar of UTC. */
export function ageAt(birth: string, at: string): number {
  const years = Number(at.slice(0, 4)) - Number(birth.slice(0, 4))
  return at.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years
}
