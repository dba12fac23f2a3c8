import { clsx } from 'clsx'

/**
 * The mark: an F whose arms are the roofs of a forecourt, over the road that leads out of it. The same
 * drawing is `src/favicon.svg`.
 */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={clsx('block size-8', className)}>
      <rect width="32" height="32" rx="8" fill="var(--color-brand)" />
      <path d="M9 25V10.5A3.5 3.5 0 0 1 12.5 7H24l-2.6 4.6h-7.6V25Z" fill="var(--color-on-brand)" />
      <path d="M16.2 14.6h5.6l-2.2 4h-3.4Z" fill="var(--color-on-brand)" />
    </svg>
  )
}

/** The mark and the name. Wrap it in the link home. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-2.5', className)}>
      <LogoMark />
      <span className="font-bold text-lg text-text tracking-tight">Forecourt</span>
    </span>
  )
}
