import { CloudOff, type LucideIcon, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { Button } from './button.tsx'

interface PanelProps {
  icon: LucideIcon
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

function Panel({ icon: Icon, title, children, actions }: PanelProps) {
  return (
    <div className="mx-auto flex max-w-form flex-col items-center gap-3 px-4 py-12 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-sunken text-muted">
        <Icon aria-hidden className="size-6" />
      </span>
      <h2 className="text-lg">{title}</h2>
      {children && <div className="text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  )
}

export interface EmptyStateProps {
  title: ReactNode
  /** What to do about it. */
  children?: ReactNode
  /** Buttons or links: the ways on. */
  actions?: ReactNode
  icon?: LucideIcon
}

/** Nothing to show, why, and the ways on. */
export function EmptyState({ icon = SearchX, ...rest }: EmptyStateProps) {
  return <Panel icon={icon} {...rest} />
}

export interface ErrorStateProps {
  title?: ReactNode
  /** What happened, in words that help. */
  cause?: ReactNode
  /** Adds "Nothing was charged." Say it only where it is true. */
  notCharged?: boolean
  onRetry?: () => void
  /** The address of a human being: a page or a `tel:`/`mailto:` link. */
  contactHref?: string
  /** Further ways on. */
  actions?: ReactNode
}

/** A failure: what happened, what is safe, and two ways on, one of them a human. */
export function ErrorState({ title, cause, notCharged, onRetry, contactHref, actions }: ErrorStateProps) {
  const t = useUiText()
  return (
    <div role="alert">
      <Panel
        icon={CloudOff}
        title={title ?? t('error.title')}
        actions={
          <>
            {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
            {actions}
            {contactHref && (
              <a className="link inline-flex min-h-control items-center px-3 font-medium" href={contactHref}>
                {t('contact')}
              </a>
            )}
          </>
        }
      >
        <p>{cause ?? t('error.unknown')}</p>
        {notCharged && <p className="mt-1 font-medium text-text">{t('error.notCharged')}</p>}
      </Panel>
    </div>
  )
}
