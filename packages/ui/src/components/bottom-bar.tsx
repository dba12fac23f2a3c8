import { clsx } from 'clsx'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

export interface BottomBarProps {
  /** What it costs: the total, and how it comes about. */
  summary: ReactNode
  /** The page's primary action. */
  action: ReactNode
  className?: string
}

/**
 * A bar at the foot of the screen with the total and the next step. It tells the page its height, so that
 * what takes focus is scrolled clear of it.
 */
export function BottomBar({ summary, action, className }: BottomBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const root = document.documentElement.style
    const observer = new ResizeObserver(() => root.setProperty('--bar-bottom', `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      root.removeProperty('--bar-bottom')
    }
  }, [])
  return (
    <div
      ref={bar}
      className={clsx('sticky bottom-0 z-20 mt-auto border-hairline border-t bg-raised', className)}
    >
      <div className="page-column flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
        <div className="min-w-0">{summary}</div>
        <div className="flex grow items-center justify-end gap-3 max-xs:[&>*]:grow">{action}</div>
      </div>
    </div>
  )
}
