import { minutesBetween } from '../format/duration.ts'
import {
  addDays,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  splitLocal,
  timesOfDay,
  toInstant,
} from './local.ts'

export type RangeEnd = 'start' | 'end'

/** A period on the branch's calendar and clock; undefined where nothing is chosen yet. */
export interface LocalRange {
  start: LocalDateTime | undefined
  end: LocalDateTime | undefined
}

/** Whether one can come at a time: yes, yes with a remark ("Key box return"), or no and why ("Opens 08:00"). */
export type SlotState = 'open' | { note: string } | { closed: string }

/** The state of a time of a day, for one end of the period. */
export type SlotRule = (date: LocalDate, time: LocalTime, end: RangeEnd) => SlotState

/** The time proposed when only a date was chosen. */
const usualTime = '10:00'

export function isOpen(state: SlotState): boolean {
  return state === 'open' || 'note' in state
}

/** What is to be said of a chosen end: why it is closed, or a remark on it. */
export function remarkOn(
  range: LocalRange,
  end: RangeEnd,
  rule: SlotRule,
): { text: string; closed: boolean } | undefined {
  const local = range[end]
  if (local === undefined) return undefined
  const { date, time } = splitLocal(local)
  const state = rule(date, time, end)
  if (state === 'open') return undefined
  return 'closed' in state ? { text: state.closed, closed: true } : { text: state.note, closed: false }
}

/** Whether any time of a day can be chosen for that end. */
export function dayIsOpen(date: LocalDate, end: RangeEnd, step: number, rule: SlotRule): boolean {
  return timesOfDay(step).some((time) => isOpen(rule(date, time, end)))
}

/**
 * The period with another date for one end. The time is kept where it is open, else moved to the nearest
 * that is. A start after the end pushes the end along, so that the period keeps its number of days; an
 * end on the day of the start is put an hour after it.
 */
export function withDate(
  range: LocalRange,
  end: RangeEnd,
  date: LocalDate,
  step: number,
  rule: SlotRule,
): LocalRange {
  const kept = timeOf(range[end]) ?? usualTime
  const time = nearestOpen(date, end === 'end' ? afterStart(range.start, date, kept) : kept, end, step, rule)
  const next = { ...range, [end]: `${date}T${time}` }
  if (end === 'end' || !next.start || !next.end || next.start < next.end) return next
  const days = range.start ? daysBetween(range.start, next.end) : 1
  const later = addDays(date, Math.max(1, days))
  const endTime = nearestOpen(later, splitLocal(next.end).time, 'end', step, rule)
  return { ...next, end: `${later}T${endTime}` }
}

/** The period with another time for one end, which must have a date already. */
export function withTime(range: LocalRange, end: RangeEnd, time: LocalTime): LocalRange {
  const local = range[end]
  return local === undefined ? range : { ...range, [end]: `${splitLocal(local).date}T${time}` }
}

/**
 * The next step of choosing by the calendar alone: the start, then the end; a day before the start begins
 * anew. Returns the new period and which end the next press sets.
 */
export function pickDay(
  range: LocalRange,
  picking: RangeEnd,
  date: LocalDate,
  step: number,
  rule: SlotRule,
): { range: LocalRange; picking: RangeEnd } {
  const startDate = range.start && splitLocal(range.start).date
  if (picking === 'end' && startDate !== undefined && date >= startDate) {
    return { range: withDate(range, 'end', date, step, rule), picking: 'start' }
  }
  const start = withDate({ ...range, end: undefined }, 'start', date, step, rule).start
  return { range: { start, end: undefined }, picking: 'end' }
}

/** Real minutes between the ends in the branch's zone, clock changes counted; undefined until it is a period. */
export function rangeMinutes(range: LocalRange, zone: string): number | undefined {
  if (!range.start || !range.end) return undefined
  const minutes = minutesBetween(toInstant(range.start, zone), toInstant(range.end, zone))
  return minutes > 0 ? minutes : undefined
}

/** The wanted time, or an hour after the start where it would not be after it on the same day. */
function afterStart(start: LocalDateTime | undefined, date: LocalDate, wanted: LocalTime): LocalTime {
  if (start === undefined || `${date}T${wanted}` > start || splitLocal(start).date !== date) return wanted
  const { time } = splitLocal(start)
  const hour = Number(time.slice(0, 2))
  return hour < 23 ? `${String(hour + 1).padStart(2, '0')}${time.slice(2)}` : '23:59'
}

function nearestOpen(
  date: LocalDate,
  wanted: LocalTime,
  end: RangeEnd,
  step: number,
  rule: SlotRule,
): LocalTime {
  const open = timesOfDay(step).filter((time) => isOpen(rule(date, time, end)))
  return open.find((time) => time >= wanted) ?? open.at(-1) ?? wanted
}

function timeOf(local: LocalDateTime | undefined): LocalTime | undefined {
  return local === undefined ? undefined : splitLocal(local).time
}

function daysBetween(from: LocalDateTime, to: LocalDateTime): number {
  const midnight = (local: LocalDateTime) => Date.parse(`${splitLocal(local).date}T00:00Z`)
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}
