import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface AppBarProps {
  /** The logo, as a link home. */
  brand: ReactNode
  /** The main places, as links with `barLinkClass`. */
  nav?: ReactNode
  navLabel?: string
  /** Language, theme, account, at the end. */
  children?: ReactNode
  className?: string
}

/** The bar at the top of every page. */
export function AppBar({ brand, nav, navLabel, children, className }: AppBarProps) {
  return (
    <header className={clsx('border-hairline border-b bg-bg', className)}>
      <div className="page-column flex min-h-16 flex-wrap items-center gap-x-6 max-sm:pt-2">
        {brand}
        {nav && (
          <nav
            aria-label={navLabel}
            className="-mx-3 flex min-w-0 items-center gap-1 overflow-x-auto max-sm:order-last max-sm:w-[calc(100%+1.5rem)] sm:mx-0"
          >
            {nav}
          </nav>
        )}
        <div className="ml-auto flex items-center gap-1">{children}</div>
      </div>
    </header>
  )
}

/** A place in the bar; the router sets `aria-current="page"` on the present one. */
export const barLinkClass =
  'inline-flex min-h-target items-center whitespace-nowrap rounded-input px-3 font-medium text-muted transition-colors hover:bg-subtle hover:text-text aria-[current=page]:text-brand'

/** The foot of every page: links at the start, the small print at the end. */
export function Footer({ children, small }: { children: ReactNode; small?: ReactNode }) {
  return (
    <footer className="mt-16 border-hairline border-t bg-subtle">
      <div className="page-column flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-8 text-muted text-sm">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">{children}</div>
        {small && <div>{small}</div>}
      </div>
    </footer>
  )
}
