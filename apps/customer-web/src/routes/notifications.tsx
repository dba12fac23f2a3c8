import { useTRPC } from '@forecourt/client'
import { buttonClass, EmptyState, PageTitle, Skeleton, SkeletonGroup } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellRing } from 'lucide-react'
import { PreferencesForm } from '../features/account/preferences-form.tsx'
import { PushHere } from '../features/account/push-here.tsx'
import { useMe } from '../features/account/use-me.ts'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { useT } from '../i18n.ts'

/** What a customer hears of, and how. */
export function Notifications() {
  const t = useT()
  const trpc = useTRPC()
  const me = useMe()
  const query = useQuery(trpc.account.preferences.queryOptions({}, { enabled: Boolean(me) }))
  return (
    <div className="page-column flex max-w-3xl flex-col gap-8 pt-8 pb-12">
      <PageTitle lead={t('notify.lead')}>{t('notify.title')}</PageTitle>
      {me === null && (
        <EmptyState
          icon={BellRing}
          title={t('notify.guest')}
          actions={
            <Link to="/sign-in" search={{ next: '/notifications' }} className={buttonClass('primary')}>
              {t('account.signIn')}
            </Link>
          }
        >
          {t('notify.guestText')}
        </EmptyState>
      )}
      {me !== null && query.isError && (
        <LoadFailed title={t('notify.failed')} error={query.error} onRetry={() => query.refetch()} />
      )}
      {me !== null && !query.data && !query.isError && (
        <SkeletonGroup className="flex flex-col gap-4">
          <Skeleton className="h-64 w-full rounded-card!" />
          <Skeleton className="h-32 w-full rounded-card!" />
        </SkeletonGroup>
      )}
      {me && query.data && (
        <>
          <PreferencesForm preferences={query.data} />
          {query.data.pushKey !== null && <PushHere pushKey={query.data.pushKey} />}
        </>
      )}
    </div>
  )
}
