/** Minutes left at which the rest is said aloud; not every second. */
export const announcedMinutes = [5, 2, 1] as const

export interface CountdownState {
  /** Milliseconds left, never negative. */
  left: number
  /** "6:12" */
  text: string
  /** Under two minutes: shown in red, with an icon. */
  urgent: boolean
  ended: boolean
}

/** How far this device's clock is behind the server's (ms), from a server instant that has just arrived. */
export function clockOffset(serverNow: string, deviceNow: number): number {
  return Date.parse(serverNow) - deviceNow
}

/** What a countdown to `deadline` (ISO) shows at the server's time `now` (ms). */
export function countdownState(deadline: string, now: number): CountdownState {
  const left = Math.max(0, Date.parse(deadline) - now)
  // Rounded up: "0:00" is shown when the time is over, not a second before.
  const seconds = Math.ceil(left / 1000)
  return {
    left,
    text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    urgent: left < 120_000,
    ended: left === 0,
  }
}

/** How long what is shown stays true, in ms: until the next whole second of the time left. */
export function untilNextStep(left: number): number {
  return left % 1000 || 1000
}

/**
 * The number of minutes to announce when the time left went from `before` to `after` (ms), 0 for the end,
 * or undefined. Several thresholds passed at once (a laptop that slept) give the last.
 */
export function announcementDue(before: number, after: number): number | undefined {
  if (before > 0 && after === 0) return 0
  return announcedMinutes.findLast((minutes) => before > minutes * 60_000 && after <= minutes * 60_000)
}
