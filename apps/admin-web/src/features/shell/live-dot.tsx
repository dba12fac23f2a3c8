import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { useStaff, worksAt } from '../identity/session.ts'
import { useBranch } from './branch-context.ts'

/** Whether changes appear by themselves; when not, since when. */
export function LiveDot() {
  const t = useT()
  const staff = useStaff()
  const { live, branch, trueAt } = useBranch()
  const { instant } = useFormat()
  if (!worksAt(staff, branch.id)) return null
  const since = instant(new Date(trueAt).toISOString(), branch.timeZone, 'time')
  const words = {
    live: t('shell.live'),
    connecting: t('shell.connecting'),
    stale: `${t('shell.stale')} · ${t('board.updated', { time: since })}`,
  }
  return (
    <span
      role="status"
      data-live={live}
      title={live === 'live' ? t('shell.liveLong') : undefined}
      className="group inline-flex items-center gap-2 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-muted text-sm data-[live=live]:text-green data-[live=stale]:bg-amber-tint data-[live=stale]:text-amber"
    >
      <span
        aria-hidden
        className="size-2 rounded-full border border-current group-data-[live=live]:bg-current"
      />
      <span className="max-sm:group-data-[live=live]:sr-only">{words[live]}</span>
    </span>
  )
}
