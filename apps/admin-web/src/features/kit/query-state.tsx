import { errorOf } from '@forecourt/client'
import { buttonClass, EmptyState, ErrorState } from '@forecourt/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Lock, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'

export interface QueryStateProps<D> {
  query: UseQueryResult<D, unknown>
  /** What stands there while loading, in its final size. */
  skeleton: ReactNode
  children: (data: D) => ReactNode
}

/** A panel of something that is read: loading, broken, not allowed, not there, or what it is. */
export function QueryState<D>({ query, skeleton, children }: QueryStateProps<D>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return skeleton
}

/** Why something is not shown, and what can be done about it. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT()
  const { code } = errorOf(error)
  if (code === 'FORBIDDEN')
    return (
      <EmptyState icon={Lock} title={t('states.noPermissionTitle')}>
        {t('states.noPermission')}
      </EmptyState>
    )
  if (code === 'NOT_FOUND' || code === 'INVALID_INPUT')
    return (
      <EmptyState
        icon={SearchX}
        title={t('states.missingTitle')}
        actions={
          <Link to="/" className={buttonClass('secondary')}>
            {t('states.toBoard')}
          </Link>
        }
      >
        {t('states.missing')}
      </EmptyState>
    )
  return (
    <ErrorState
      cause={t(code === 'UNREACHABLE' ? 'states.unreachable' : 'states.failed')}
      onRetry={onRetry}
    />
  )
}
