import { useTRPC } from '@forecourt/client'
import { buttonClass, EmptyState, PageTitle, Skeleton, SkeletonGroup } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { IdCard } from 'lucide-react'
import { MyLicence } from '../features/account/my-licence.tsx'
import { useMe } from '../features/account/use-me.ts'
import { LoadFailed } from '../features/shared/load-failed.tsx'
import { useT } from '../i18n.ts'

/** The driving licence of who is signed in: sent once, so that the pick-up is quick. */
export function LicenceScreen() {
  const t = useT()
  const trpc = useTRPC()
  const me = useMe()
  const query = useQuery(trpc.licence.mine.queryOptions({}, { enabled: Boolean(me) }))
  return (
    <div className="page-column flex max-w-3xl flex-col gap-8 pt-8 pb-12">
      <PageTitle lead={t('licence.lead')}>{t('licence.title')}</PageTitle>
      {me === null && (
        <EmptyState
          icon={IdCard}
          title={t('licence.guest')}
          actions={
            <Link to="/sign-in" search={{ next: '/licence' }} className={buttonClass('primary')}>
              {t('account.signIn')}
            </Link>
          }
        >
          {t('licence.guestText')}
        </EmptyState>
      )}
      {me !== null && query.isError && (
        <LoadFailed title={t('licence.failed')} error={query.error} onRetry={() => query.refetch()} />
      )}
      {me !== null && !query.data && !query.isError && (
        <SkeletonGroup className="flex flex-col gap-4">
          <Skeleton className="h-32 w-full rounded-card!" />
          <Skeleton className="h-64 w-full rounded-card!" />
        </SkeletonGroup>
      )}
      {me && query.data && <MyLicence mine={query.data} accountName={me.name} />}
    </div>
  )
}
