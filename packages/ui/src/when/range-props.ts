import type { ReactNode } from 'react'
import type { LocalRange, SlotRule } from './range.ts'

export interface DateTimeRangeProps {
  /** The button's id, to which the error summary links. */
  name: string
  /** What the ends are called; "Pick-up" and "Return" if left out, "Arrive" and "Leave" for parking. */
  labels?: { start: string; end: string }
  /** On the branch's calendar and clock; `toInstant(local, zone)` makes instants of them. */
  value: LocalRange
  onChange: (value: LocalRange) => void
  /** The branch's IANA zone: what is past, and how long the period really is. */
  zone: string
  /** What time it is, in ms since 1970; the server's clock where there is one. */
  clock: () => number
  /** Minutes between the times offered. */
  step?: 15 | 30
  /** Opening hours: which times are closed, and why. Every time is open if left out. */
  slotState?: SlotRule
  /** How far ahead one can book, in days. */
  maxDays?: number
  /** A line below: "Return by 10:00 to save €42". */
  nudge?: ReactNode
  error?: string | undefined
  className?: string
}
