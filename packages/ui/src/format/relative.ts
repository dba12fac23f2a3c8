import { cached } from './cached.ts'

const formatter = cached(
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
)

/** The largest unit that fits, with how many seconds it has. */
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** How long ago or ahead an ISO instant is, seen from `now` (ms): "5 min ago", "in 2 hr". */
export function formatRelative(iso: string, now: number, locale: string): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000)
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return formatter(locale).format(Math.trunc(seconds / size), unit)
}
