import { Temporal } from 'temporal-polyfill'
import { addDays, formatLocal, type LocalDate } from './local.ts'

/** How the numbers of a date are ordered in a locale: "d/m/y" or "m/d/y". */
function dayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(2026, 0, 2))
  return parts.findIndex(({ type }) => type === 'day') < parts.findIndex(({ type }) => type === 'month')
}

/** A date as it is typed and shown in a field: "12/05/2026". */
export function formatTyped(date: LocalDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00Z`))
}

/**
 * The date that was typed, or undefined. Takes "12/5/2026", "12.5.26", "12 5", "12 May", "12 mai 2026" and
 * "2026-05-12"; numbers in the locale's order. Without a year it is the next such day from `today` on.
 */
export function parseDate(typed: string, locale: string, today: LocalDate): LocalDate | undefined {
  const text = typed.trim().toLowerCase()
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
    return makeDate(year, month, day)
  }
  const numbers = text.match(/\d+/g)?.map(Number) ?? []
  const name = text.match(/\p{L}{3,}/u)?.[0]
  const month = name ? monthNamed(name, locale) : undefined
  if (name && month === undefined) return undefined
  if (month !== undefined) return withYear(numbers[0], month, numbers[1], today)
  const [first, second, year] = numbers
  return dayFirst(locale) ? withYear(first, second, year, today) : withYear(second, first, year, today)
}

function withYear(
  day: number | undefined,
  month: number | undefined,
  year: number | undefined,
  today: LocalDate,
): LocalDate | undefined {
  if (day === undefined || month === undefined) return undefined
  if (year !== undefined) return makeDate(year < 100 ? 2000 + year : year, month, day)
  const thisYear = Number(today.slice(0, 4))
  const date = makeDate(thisYear, month, day)
  return date !== undefined && date >= today ? date : makeDate(thisYear + 1, month, day)
}

function makeDate(year: number, month: number, day: number): LocalDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

function monthNamed(name: string, locale: string): number | undefined {
  const start = bare(name)
  const months = Array.from({ length: 12 }, (_, index) => {
    const date = addDays('2026-01-15', index * 30)
    return bare(formatLocal(`${date}T12:00`, locale, 'month'))
  })
  const index = months.findIndex((month) => month.startsWith(start))
  return index < 0 ? undefined : index + 1
}

/** Without accents: "fevrier" is as good as "février". */
function bare(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
