import { useSyncExternalStore } from 'react'

const breakpoints = { sm: '40rem', lg: '64rem', xl: '90rem' } as const

/** Whether the window is at least as wide as a breakpoint; for what CSS alone cannot decide. */
export function useWide(breakpoint: keyof typeof breakpoints = 'sm'): boolean {
  const query = `(width >= ${breakpoints[breakpoint]})`
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
