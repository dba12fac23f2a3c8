import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'

/** A grey block the size of what is coming; give it that size. Appears after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx('block animate-appear rounded-input', className)}>
      <span className="block h-full min-h-4 w-full animate-breathe rounded-[inherit] bg-sunken" />
    </span>
  )
}

/** Skeletons of one panel, with one announcement for them all. */
export function SkeletonGroup({ className, children }: { className?: string; children: ReactNode }) {
  const t = useUiText()
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t('loading')}</span>
      {children}
    </div>
  )
}
