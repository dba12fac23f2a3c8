import { addDays, formatLocal, Skeleton, useFormat, weekStart } from '@forecourt/ui'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { addMonths, type Preview, weeksOf } from './preview.ts'
import { PriceCell } from './price-cell.tsx'
import { useToday } from './rates.ts'
import { weekdayName } from './weekday-name.ts'

export interface PriceCalendarProps {
  month: string
  caption: string
  /** Undefined while loading; of another month while that one is on its way. */
  preview: Preview | undefined
  onOpen: (date: string) => void
  onMonth: (month: string) => void
}

/** How far each key goes in the grid. */
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const pages: Record<string, number> = { PageUp: -1, PageDown: 1 }

/**
 * A month of prices as a table, a week a row. One day takes the focus: arrows move by day and week, Home and End within
 * the week, Page keys by month.
 */
export function PriceCalendar({ month, caption, preview, onOpen, onMonth }: PriceCalendarProps) {
  const t = useT()
  const { locale } = useFormat()
  const today = useToday()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(today)
  // Where a key leads to, so that the focus follows into a month that has yet to come.
  const wanted = useRef<string | null>(null)
  const weeks = weeksOf(month, locale).filter(
    (week) => (week.findLast((date) => date !== null) ?? '') >= today,
  )
  const days = new Map(preview?.days.map((day) => [day.date, day]))
  const toCome = (row: readonly (string | null)[]) =>
    row.flatMap((date) => (date !== null && date >= today ? [date] : []))
  const dates = toCome(weeks.flat())
  const current = dates.includes(at) ? at : dates[0]
  const ready = current !== undefined && days.has(current)

  useEffect(() => {
    if (!ready || wanted.current !== current) return
    wanted.current = null
    table.current?.querySelector<HTMLElement>(`[data-date="${current}"]`)?.focus()
  }, [current, ready])

  function go(date: string): void {
    if (date < today) return
    wanted.current = date
    setAt(date)
    if (!date.startsWith(month)) onMonth(date.slice(0, 7))
  }

  function press(event: KeyboardEvent): void {
    if (current === undefined) return
    const step = steps[event.key]
    const page = pages[event.key]
    const week = toCome(weeks.find((row) => row.includes(current)) ?? [])
    const end = { Home: week[0], End: week.at(-1) }[event.key]
    if (step !== undefined) go(addDays(current, step))
    else if (page !== undefined) go(sameDay(addMonths(month, page), current, today))
    else if (end) go(end)
    else return
    event.preventDefault()
  }

  function cell(date: string) {
    const day = days.get(date)
    if (!day || !preview) return <Skeleton className="m-1 h-12 sm:m-2 sm:h-16" />
    return (
      <PriceCell
        day={day}
        currency={preview.currency}
        label={formatLocal(`${date}T12:00`, locale, 'dateLong')}
        inTabOrder={date === current}
        onOpen={() => {
          setAt(date)
          onOpen(date)
        }}
      />
    )
  }

  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of which one day takes the focus is a grid
      role="grid"
      aria-busy={!ready}
      onKeyDown={press}
      className="w-full table-fixed border-collapse"
    >
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((nth) => {
            const day = (nth + weekStart(locale) + 6) % 7
            return (
              <th
                key={day}
                scope="col"
                abbr={weekdayName(day, locale)}
                className="border-hairline border-b py-2 font-medium text-muted text-sm"
              >
                {weekdayName(day, locale, 'short')}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, nth) => (
              <td
                key={nth}
                className="h-16 border-hairline border-r border-b p-0 align-top last:border-r-0 sm:h-22"
              >
                {date !== null &&
                  (date < today ? (
                    <span className="block p-1 text-muted text-sm sm:p-2">
                      {Number(date.slice(8))}
                      <span className="sr-only"> {t('pricing.calendar.past')}</span>
                    </span>
                  ) : (
                    cell(date)
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same day of another month, or its last; never before today. */
function sameDay(month: string, date: string, today: string): string {
  const last = addDays(`${addMonths(month, 1)}-01`, -1)
  const same = `${month}${date.slice(7)}`
  const there = same > last ? last : same
  return there < today && last >= today ? today : there
}
