import type { Size } from './branches.ts'
import type { Demand } from './trips.ts'

/**
 * Busy now, less so the further away: later customers have not booked yet, and of the past only the last days are
 * there in full, since a demonstration needs to show a history rather than to have one.
 */
const curve =
  (taken: number, fadesBehind: number, steadyDays: number, fadesAhead: number) =>
  (day: number): number => {
    const far = day < 0 ? day / fadesBehind : -Math.max(0, day - steadyDays) / fadesAhead
    return taken * (0.03 + 0.97 * Math.exp(far))
  }

const days: Record<Size, readonly [number, number]> = { full: [-90, 120], small: [-14, 21] }

/** The small seed leaves tests room to book. */
const share: Record<Size, number> = { full: 1, small: 0.45 }

export const demandFor = (size: Size): Record<'rental' | 'parking', Demand> => ({
  rental: {
    takenOn: curve(0.7 * share[size], 8, 11, 9),
    stays: { 24: 12, 48: 16, 72: 16, 96: 12, 120: 10, 168: 20, 240: 8, 336: 6 },
    meanHours: 124,
    comesBetween: [-25, 50],
    leavesBetween: [-90, 25],
    days: days[size],
  },
  parking: {
    takenOn: curve(0.62 * share[size], 3, 5, 7),
    stays: { 3: 10, 5: 12, 8: 14, 24: 18, 48: 14, 72: 12, 168: 14, 336: 6 },
    meanHours: 60,
    comesBetween: [-25, 40],
    leavesBetween: [-80, 5],
    days: days[size],
  },
})
