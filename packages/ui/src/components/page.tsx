import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'

/** The first thing that Tab reaches: past the bar, into the page's `<main id="main">`. */
export function SkipLink() {
  const t = useUiText()
  return (
    <a
      href="#main"
      className="sr-only rounded-input bg-brand px-4 py-3 font-medium text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-4 focus:py-3"
    >
      {t('skipToContent')}
    </a>
  )
}

/** The page's content, to which the skip link leads. */
export function Main({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <main id="main" tabIndex={-1} className={className}>
      {children}
    </main>
  )
}

export interface PageTitleProps {
  children: ReactNode
  /** The document's title; the app's name is added. Give it where `children` is not plain text. */
  title?: string
  /** Smaller words below. */
  lead?: ReactNode
  /** Buttons at the end of the line. */
  actions?: ReactNode
  className?: string
}

/** True once the first page was shown: its own title is not focused, since nobody came from anywhere. */
let navigated = false

/** The page's one `h1`: sets the document's title, and takes focus after a change of route. */
export function PageTitle({ children, title, lead, actions, className }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const text = title ?? (typeof children === 'string' ? children : undefined)
  useEffect(() => {
    if (navigated) heading.current?.focus()
    navigated = true
  }, [])
  useEffect(() => {
    if (text !== undefined) document.title = `${text} · Forecourt`
  }, [text])
  return (
    <div className={clsx('flex flex-wrap items-end justify-between gap-x-6 gap-y-3', className)}>
      <div className="min-w-0">
        <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight sm:text-3xl">
          {children}
        </h1>
        {lead && <p className="mt-2 max-w-read text-lg text-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
