import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DayPicker } from 'react-day-picker'
import { useUiText } from '../i18n/create-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { formatLocal, fromCalendarDate, type LocalDate, toCalendarDate } from './local.ts'
import { weekStart } from './week-start.ts'

export interface CalendarProps {
  from: LocalDate | undefined
  to: LocalDate | undefined
  first: LocalDate
  last: LocalDate
  months: 1 | 2
  /** A day of the first month shown. */
  month: LocalDate
  onMonth: (month: LocalDate) => void
  /** Why a day cannot be chosen, or undefined when it can. */
  closedReason: (date: LocalDate) => string | undefined
  onPick: (date: LocalDate) => void
}

/** Two months (or one) to choose days from: arrows move by day and week, Page keys by month, with Shift by year. */
export function Calendar({
  from,
  to,
  first,
  last,
  months,
  month,
  onMonth,
  closedReason,
  onPick,
}: CalendarProps) {
  const t = useUiText()
  const { locale, language } = useLocale()
  const write = (date: Date, style: 'month' | 'dateLong') =>
    formatLocal(`${fromCalendarDate(date)}T12:00`, locale, style)
  const weekday = (date: Date, width: 'narrow' | 'long') =>
    new Intl.DateTimeFormat(locale, { weekday: width }).format(date)
  return (
    <DayPicker
      mode="range"
      autoFocus
      lang={language}
      numberOfMonths={months}
      month={toCalendarDate(month)}
      onMonthChange={(next) => onMonth(fromCalendarDate(next))}
      startMonth={toCalendarDate(first)}
      endMonth={toCalendarDate(last)}
      today={toCalendarDate(first)}
      weekStartsOn={weekStart(locale)}
      selected={{ from: from ? toCalendarDate(from) : undefined, to: to ? toCalendarDate(to) : undefined }}
      onSelect={(_range, day) => onPick(fromCalendarDate(day))}
      modifiers={{
        closed: (day) => fromCalendarDate(day) >= first && closedReason(fromCalendarDate(day)) !== undefined,
      }}
      modifiersClassNames={{ closed: '[&>button]:line-through' }}
      disabled={(day) => closedReason(fromCalendarDate(day)) !== undefined}
      formatters={{
        formatCaption: (month) => write(month, 'month'),
        formatWeekdayName: (day) => weekday(day, 'narrow'),
        formatDay: (day) => String(day.getDate()),
      }}
      labels={{
        labelNav: () => t('when.calendar'),
        labelGrid: (month) => write(month, 'month'),
        labelNext: () => t('when.nextMonth'),
        labelPrevious: () => t('when.previousMonth'),
        labelWeekday: (day) => weekday(day, 'long'),
        labelDayButton: (day) => {
          const reason = closedReason(fromCalendarDate(day))
          return [write(day, 'dateLong'), reason].filter(Boolean).join(', ')
        },
      }}
      components={{
        Chevron: ({ orientation }) =>
          orientation === 'left' ? (
            <ChevronLeft aria-hidden className="size-5" />
          ) : (
            <ChevronRight aria-hidden className="size-5" />
          ),
      }}
      classNames={classes}
    />
  )
}

const navButton =
  'grid size-target place-items-center rounded-input text-text transition-colors hover:bg-sunken aria-disabled:text-control aria-disabled:hover:bg-transparent'

const classes = {
  root: 'relative',
  months: 'flex gap-8',
  nav: 'absolute inset-x-0 top-0 flex justify-between',
  button_previous: navButton,
  button_next: navButton,
  month: 'grow',
  month_caption: 'grid h-11 place-items-center font-bold capitalize',
  month_grid: 'w-full border-collapse',
  weekday: 'h-8 font-normal text-muted text-xs',
  day: 'p-0 text-center',
  day_button:
    'relative grid size-11 w-full place-items-center rounded-input transition-colors enabled:hover:bg-sunken disabled:text-control focus-visible:z-10',
  today: '[&>button]:font-bold [&>button]:underline [&>button]:underline-offset-4',
  range_start: 'chosen-start [&>button]:text-on-brand! forced-colors:[&>button]:text-[HighlightText]!',
  range_end: 'chosen-end [&>button]:text-on-brand! forced-colors:[&>button]:text-[HighlightText]!',
  range_middle: 'bg-brand-tint text-brand-strong',
  outside: 'invisible',
  hidden: 'invisible',
}
