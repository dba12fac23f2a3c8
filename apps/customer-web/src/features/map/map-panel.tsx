import { Skeleton } from '@forecourt/ui'
import { CatchBoundary } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useT } from '../../i18n.ts'
import type { OffersMapProps } from './offers-map.tsx'

const OffersMap = lazy(() => import('./offers-map.tsx'))

/** The map with its way around it. When it cannot be shown, a sentence says so; nothing depends on it. */
export function MapPanel(props: OffersMapProps) {
  const t = useT()
  return (
    <section aria-label={t('map.name')} className="relative h-full">
      <a
        href="#after-map"
        className="sr-only rounded-input bg-brand px-4 py-3 font-medium text-on-brand focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-[1001] focus:px-4 focus:py-3"
      >
        {t('map.skip')}
      </a>
      <CatchBoundary getResetKey={() => 'map'} errorComponent={MapUnavailable}>
        <Suspense fallback={<Skeleton className="h-full w-full" />}>
          <OffersMap {...props} />
        </Suspense>
      </CatchBoundary>
      <span id="after-map" tabIndex={-1} />
    </section>
  )
}

function MapUnavailable() {
  const t = useT()
  return (
    <p className="grid h-full place-items-center bg-sunken p-6 text-center text-muted">
      {t('map.unavailable')}
    </p>
  )
}
