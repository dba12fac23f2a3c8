import { useServerClock } from '@forecourt/client'
import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { useStaff, worksAt } from '../identity/session.ts'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { type ActionSubject, type DeskAction, whyNot } from './actions.ts'

/** Answers, in the reader's words, why an action cannot be done to a booking now; undefined when it can. */
export function useWhyNot(): (action: DeskAction, subject: ActionSubject) => string | undefined {
  const t = useT()
  const offline = useOffline()
  const staff = useStaff()
  const { branch } = useBranch()
  const { instant } = useFormat()
  const now = useServerClock(15_000)
  return (action, subject) => {
    if (offline) return offline
    const scene = { now, earlyMinutes: branch.earlyMinutes, worksAt: (id: string) => worksAt(staff, id) }
    const reason = whyNot(action, subject, scene)
    switch (reason?.why) {
      case undefined:
        return undefined
      case 'wrongStatus':
        return t('bookings.why.wrongStatus', {
          status: t(`bookings.statusOf.${subject.status}`).toLowerCase(),
        })
      case 'otherBranch':
        return t('bookings.why.otherBranch', { branch: reason.branch })
      case 'tooEarly':
        return t('bookings.why.tooEarly', { time: instant(reason.at, branch.timeZone) })
      case 'tooLate':
        return t('bookings.why.tooLate')
      case 'notDue':
        return t('bookings.why.notDue')
    }
  }
}
