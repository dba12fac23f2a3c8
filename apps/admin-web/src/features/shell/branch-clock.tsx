import { useServerClock } from '@forecourt/client'
import { useFormat } from '@forecourt/ui'
import { useBranch } from './branch-context.ts'

/** The time at the branch, never the device's alone. */
export function BranchClock() {
  const { branch } = useBranch()
  const { instant, zone } = useFormat()
  const now = new Date(useServerClock(5_000)).toISOString()
  return (
    <span className="whitespace-nowrap text-muted text-sm">
      <time dateTime={now} className="font-medium text-text">
        {instant(now, branch.timeZone, 'time')}
      </time>
      <span className="max-sm:sr-only"> {zone(branch.timeZone)}</span>
    </span>
  )
}
