import type { SlotRule } from '@forecourt/ui'
import { toLocal } from '@forecourt/ui/when/local'

export type OpenInterval = { from: string; to: string }

export type OpeningTexts = {
  /** "Opens 08:00"; the time is "08:00". */
  opens: (time: string) => string
  closedDay: string
}

/**
 * Which times of a branch can be chosen: those inside its opening intervals (ISO instants), as far ahead as
 * they are known; beyond that the search itself tells. A closed time says when the branch opens on that day.
 */
export function openingRule(intervals: readonly OpenInterval[], zone: string, texts: OpeningTexts): SlotRule {
  // On the branch's clock, as text: a calendar asks for some thousand times at once.
  const spans = intervals.map(({ from, to }) => ({ from: toLocal(from, zone), to: toLocal(to, zone) }))
  const horizon = spans.at(-1)?.to ?? ''
  return (date, time) => {
    const at = `${date}T${time}`
    if (at > horizon || spans.some(({ from, to }) => from <= at && at <= to)) return 'open'
    const opening = spans.find(({ from }) => from > at)?.from
    return { closed: opening?.startsWith(date) ? texts.opens(opening.slice(11)) : texts.closedDay }
  }
}
