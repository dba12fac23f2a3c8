import { clsx } from 'clsx'
import { Check, Circle, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface TimelineItem {
  id: string
  title: ReactNode
  /** When, already formatted, or what is awaited. */
  time?: ReactNode
  /** Who, why, with what. */
  detail?: ReactNode
  state: 'done' | 'current' | 'next' | 'problem'
  icon?: LucideIcon
}

const dots: Record<TimelineItem['state'], string> = {
  done: 'bg-brand text-on-brand border-brand',
  current: 'bg-brand-tint text-brand border-brand',
  next: 'bg-bg text-control border-control',
  problem: 'bg-red-tint text-red border-red',
}

/** What happened and what comes next, as an ordered list. */
export function Timeline({ items, className }: { items: readonly TimelineItem[]; className?: string }) {
  return (
    <ol className={clsx('flex flex-col', className)}>
      {items.map(({ id, title, time, detail, state, icon }) => {
        const Icon = icon ?? (state === 'done' ? Check : Circle)
        return (
          <li
            key={id}
            aria-current={state === 'current' ? 'step' : undefined}
            className="group relative flex gap-4 pb-6 last:pb-0"
          >
            <span
              aria-hidden
              className={clsx(
                'absolute top-7 bottom-0 left-[13px] w-px group-last:hidden',
                state === 'done' ? 'bg-brand' : 'bg-hairline',
              )}
            />
            <span
              className={clsx(
                'z-10 grid size-7 shrink-0 place-items-center rounded-full border',
                dots[state],
              )}
            >
              <Icon aria-hidden className={icon || state === 'done' ? 'size-4' : 'size-2 fill-current'} />
            </span>
            <div className="min-w-0 pt-0.5">
              <p className={state === 'next' ? 'text-muted' : 'font-medium'}>{title}</p>
              {time && <p className="text-muted text-sm">{time}</p>}
              {detail && <div className="mt-1 text-sm">{detail}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
