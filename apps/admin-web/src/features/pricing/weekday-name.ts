/** A Monday, from which the names of the days are counted. */
const monday = Date.parse('2026-01-05T12:00Z')

/** The name of a weekday; Monday is 0. */
export const weekdayName = (nth: number, locale: string, width: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(monday + nth * 86_400_000)
