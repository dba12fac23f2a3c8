import type { Hue } from '@forecourt/ui'
import { CalendarClock, CircleCheck, CircleX, History, type LucideIcon } from 'lucide-react'
import type { RateRule } from './rates.ts'

/** A rule prices from when it is made; `scheduled` when the days that it is for are all to come. */
export type RuleState = 'live' | 'scheduled' | 'over' | 'retired'

/** @param today the branch's day, as "2026-03-12" */
export function ruleState(
  { retiredAt, fromDate, toDate }: Pick<RateRule, 'retiredAt' | 'fromDate' | 'toDate'>,
  today: string,
): RuleState {
  if (retiredAt !== null) return 'retired'
  if (toDate !== null && toDate < today) return 'over'
  return fromDate !== null && fromDate > today ? 'scheduled' : 'live'
}

export const ruleLooks: Record<RuleState, { hue: Hue; icon: LucideIcon }> = {
  live: { hue: 'green', icon: CircleCheck },
  scheduled: { hue: 'blue', icon: CalendarClock },
  over: { hue: 'grey', icon: History },
  retired: { hue: 'grey', icon: CircleX },
}
