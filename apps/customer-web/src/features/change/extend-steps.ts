import type { ExtendPreview } from '@forecourt/domain/booking/contract'

const minute = 60_000

type Steps = Pick<ExtendPreview, 'endsAt' | 'stepMinutes'>

/** The end so many steps after the present one. */
export const endAt = ({ endsAt, stepMinutes }: Steps, step: number): string =>
  new Date(Date.parse(endsAt) + step * stepMinutes * minute).toISOString()

/** The first end that lies ahead: when it is overdue, the present one is behind. */
export const firstStep = ({ endsAt, stepMinutes }: Steps, now: number): number =>
  Math.max(1, Math.floor((now - Date.parse(endsAt)) / (stepMinutes * minute)) + 1)

/** The last end that can be had; 0 when there is none. */
export const lastStep = (limit: Steps & Pick<ExtendPreview, 'lastEnd'>): number =>
  limit.lastEnd === null
    ? 0
    : Math.floor((Date.parse(limit.lastEnd) - Date.parse(limit.endsAt)) / (limit.stepMinutes * minute))

/** A slider over weeks goes by days, or nobody could hit an hour with it; the buttons beside it are fine. */
export const sliderStep = (first: number, last: number, day: number): number =>
  last - first > 14 * day ? day : 1
