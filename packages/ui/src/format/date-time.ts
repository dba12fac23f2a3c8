import { cached } from './cached.ts'

/** The ways an instant is written; `style` of `formatInstant`. */
const styles = {
  /** Mon 12 May */
  date: { weekday: 'short', day: 'numeric', month: 'short' },
  /** 12 May 2026 */
  dateYear: { day: 'numeric', month: 'short', year: 'numeric' },
  /** Monday 12 May 2026 */
  dateLong: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** 10:00 */
  time: { hour: 'numeric', minute: '2-digit' },
  /** Mon 12 May, 10:00 */
  dateTime: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  /** 12 May 2026, 10:00:24, for logs and histories */
  exact: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  },
  /** May 2026 */
  month: { month: 'long', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type InstantStyle = keyof typeof styles

const formatter = cached((locale: string, zone: string, style: InstantStyle) => {
  const fields: Intl.DateTimeFormatOptions = styles[style]
  return new Intl.DateTimeFormat(locale, {
    ...fields,
    ...(fields.hour && { hour: hourWidth(locale) }),
    timeZone: zone,
  })
})

/** 09:00 where the day has 24 hours, 9:00 AM where it has twice 12. */
function hourWidth(locale: string): 'numeric' | '2-digit' {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit'
}

/** An ISO instant as the clocks of the branch's `zone` show it, in the locale's order and 12 or 24 hours. */
export function formatInstant(
  iso: string,
  zone: string,
  locale: string,
  style: InstantStyle = 'dateTime',
): string {
  return formatter(locale, zone, style).format(new Date(iso))
}

/**
 * A period as the branch's clocks show it: "Mon 12 May, 10:00 – Thu 15 May, 10:00"; a date that both ends
 * share is written once. For a one-way rental into another zone, each end is told in its own.
 */
export function formatPeriod(
  start: string,
  end: string,
  zone: string,
  locale: string,
  { endZone = zone, style = 'dateTime' }: { endZone?: string; style?: InstantStyle } = {},
): string {
  if (endZone !== zone) {
    return `${formatInstant(start, zone, locale, style)} – ${formatInstant(end, endZone, locale, style)}`
  }
  return formatter(locale, zone, style).formatRange(new Date(start), new Date(end))
}

/**
 * The time that the reader's own clock shows at that instant, or undefined when it is the branch's time
 * too. Compared at the instant itself: two zones may agree in winter only.
 */
export function timeElsewhere(
  iso: string,
  zone: string,
  deviceZone: string,
  locale: string,
): string | undefined {
  const here = formatInstant(iso, zone, locale, 'dateTime')
  const there = formatInstant(iso, deviceZone, locale, 'dateTime')
  if (here === there) return undefined
  const sameDay = formatInstant(iso, zone, locale, 'date') === formatInstant(iso, deviceZone, locale, 'date')
  return formatInstant(iso, deviceZone, locale, sameDay ? 'time' : 'dateTime')
}

/** The zone this device is set to; only ever shown beside the branch's time, never instead of it. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
