import { errorOf } from '@forecourt/client'
import { buttonClass, EmptyState, ErrorState, PageTitle } from '@forecourt/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Lock, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'

export interface QueryStateProps<D> {
  query: UseQueryResult<D, unknown>
  /** What stands there while loading, in its final size. */
  skeleton: ReactNode
  /** It is the whole page: what went wrong is the page's title. */
  asPage?: boolean
  children: (data: D) => ReactNode
}

/** A panel of something that is read: loading, broken, not allowed, not there, or what it is. */
export function QueryState<D>({ query, skeleton, asPage = false, children }: QueryStateProps<D>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} asPage={asPage} onRetry={() => void query.refetch()} />
  return skeleton
}

/** Why something is not shown, and what can be done about it. */
export function Failed({
  error,
  asPage = false,
  onRetry,
}: {
  error: unknown
  asPage?: boolean
  onRetry: () => void
}) {
  const t = useT()
  const { code } = errorOf(error)
  const kind = code === 'FORBIDDEN' ? 'noPermission' : missing.has(code) ? 'missing' : 'failed'
  return (
    <>
      {asPage && <PageTitle className="sr-only">{t(`states.${kind}Title`)}</PageTitle>}
      {kind === 'failed' ? (
        <ErrorState
          title={t('states.failedTitle')}
          cause={t(code === 'UNREACHABLE' ? 'states.unreachable' : 'states.failed')}
          onRetry={onRetry}
        />
      ) : (
        <EmptyState
          icon={kind === 'missing' ? SearchX : Lock}
          title={t(`states.${kind}Title`)}
          actions={
            <Link to="/" className={buttonClass('secondary')}>
              {t('states.toBoard')}
            </Link>
          }
        >
          {t(`states.${kind}`)}
        </EmptyState>
      )}
    </>
  )
}

/** What an address that was mistyped leads to. */
const missing = new Set(['NOT_FOUND', 'INVALID_INPUT'])
