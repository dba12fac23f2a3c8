import { cached } from './cached.ts'

const dayFormatter = cached(
  (locale: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }),
)

const nbsp = '\u00a0'

/** Minutes from one ISO instant to another, rounded down; negative when `to` comes first. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
}

/**
 * A length of time in the two largest units that matter: "2 days 3 h", "3 h 30 min", "25 min". A day is 24
 * hours, as a rental counts it. Negative lengths are shown as zero.
 */
export function formatDuration(minutes: number, locale: string): string {
  const whole = Math.max(0, Math.floor(minutes))
  const days = Math.floor(whole / 1440)
  const hours = Math.floor((whole % 1440) / 60)
  const rest = whole % 60
  const parts = [
    days > 0 && dayFormatter(locale).format(days),
    hours > 0 && `${hours}${nbsp}h`,
    (rest > 0 || whole === 0) && `${rest}${nbsp}min`,
  ].filter((part) => part !== false)
  return parts.slice(0, 2).join(' ')
}
