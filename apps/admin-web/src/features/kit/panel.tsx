import { Card } from '@forecourt/ui'
import { type ReactNode, useId } from 'react'

export interface PanelProps {
  title: string
  /** Said beside the title: a count, a zone. */
  aside?: ReactNode
  /** Buttons at the end of the title's line. */
  actions?: ReactNode
  children: ReactNode
  /** No padding, for lists and tables to its edges. */
  flush?: boolean
  className?: string
}

/** A part of a page with a title of its own. */
export function Panel({ title, aside, actions, children, flush = false, className = '' }: PanelProps) {
  const id = useId()
  return (
    <Card as="section" flush aria-labelledby={id} className={`flex flex-col ${className}`}>
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-hairline border-b px-4 py-2">
        <div className="flex min-w-0 items-baseline gap-2">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {aside && <span className="text-muted">{aside}</span>}
        </div>
        {actions}
      </div>
      <div className={flush ? 'min-h-0 grow' : 'p-4'}>{children}</div>
    </Card>
  )
}
