import { type ClientError, errorOf } from '@forecourt/client'
import { ErrorState, useOnline } from '@forecourt/ui'
import type { ReactNode } from 'react'
import { useT } from '../../i18n.ts'

export type LoadFailedProps = {
  title: string
  error: unknown
  onRetry: () => void
  /** Adds "Nothing was charged". Say it only where it is true. */
  notCharged?: boolean
  /** Causes that this screen words better than the server does. */
  causes?: Partial<Record<ClientError['code'], string>>
  actions?: ReactNode
}

/** Something could not be read: why, what is safe, and the ways on. */
export function LoadFailed({ title, error, onRetry, notCharged = false, causes, actions }: LoadFailedProps) {
  const t = useT()
  const online = useOnline()
  const { code, detail } = errorOf(error)
  const common: LoadFailedProps['causes'] = {
    UNREACHABLE: online ? t('shell.errors.unreachable') : t('shell.offlineReason'),
    INTERNAL: t('shell.errors.internal'),
    TOO_MANY_ATTEMPTS: t('shell.errors.tooMany'),
  }
  return (
    <ErrorState
      title={title}
      cause={causes?.[code] ?? common[code] ?? detail}
      notCharged={notCharged}
      onRetry={onRetry}
      contactHref="/help"
      actions={actions}
    />
  )
}
