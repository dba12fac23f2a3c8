import { addMinutes, day, lengthMs, type Period, refuse } from '../kernel/index.ts'

/** A form may stand open for a while before it is sent. */
const slackMinutes = 5
const longestMs = 366 * day

/**
 * What holds for every period that is asked for, whoever asks.
 * @throws INVALID_INPUT on field `to`, PERIOD_IN_PAST, PERIOD_TOO_LONG
 */
export function checkPeriod(period: Period, now: Date): void {
  if (period.to <= period.from) {
    const message = 'The end comes after the start.'
    refuse('INVALID_INPUT', `to: ${message}`, { errors: [{ field: 'to', message }] })
  }
  if (period.from < addMinutes(now, -slackMinutes)) {
    refuse('PERIOD_IN_PAST', 'The start has passed. Choose a later one.', { now: now.toISOString() })
  }
  if (lengthMs(period) > longestMs) {
    refuse('PERIOD_TOO_LONG', 'A booking lasts a year at most.', { longestDays: longestMs / day })
  }
}
