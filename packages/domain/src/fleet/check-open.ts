import type { BranchRow } from '@forecourt/db/schema/fleet'
import { type Period, refuse, wallClock } from '../kernel/index.ts'
import { isOpenAt, isOpenForReturn, nearestOpen } from './opening-hours.ts'

/**
 * Both ends of a booking fall into opening hours.
 * @throws OUTSIDE_OPENING_HOURS with the end that does not and the open times on either side of it
 */
export function checkOpen(pickup: BranchRow, dropoff: BranchRow, period: Period): void {
  if (!isOpenAt(pickup, period.from)) refuseClosed('start', pickup, period.from)
  checkOpenForReturn(dropoff, period.to)
}

/** The end alone. @throws OUTSIDE_OPENING_HOURS as `checkOpen` */
export function checkOpenForReturn(dropoff: BranchRow, at: Date): void {
  if (!isOpenForReturn(dropoff, at)) refuseClosed('end', dropoff, at)
}

function refuseClosed(which: 'start' | 'end', branch: BranchRow, at: Date): never {
  const { closesAt, opensAt } = nearestOpen(branch, at)
  const local = wallClock(at, branch.time_zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
  refuse(
    'OUTSIDE_OPENING_HOURS',
    `${branch.name} is closed at ${local.replace('T', ', ')} (${branch.time_zone}).`,
    {
      which,
      opensAt: opensAt?.toISOString() ?? null,
      closesAt: closesAt?.toISOString() ?? null,
    },
  )
}
