import { PageTitle, Silhouette } from '@forecourt/ui'
import type { ReactNode } from 'react'

/** The frame of signing in and up. */
export function AccountPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="page-column grid grow items-center gap-16 py-10 sm:py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex w-full max-w-form flex-col gap-8">
        <PageTitle lead={lead}>{title}</PageTitle>
        {children}
      </div>
      <div
        aria-hidden
        className="hidden h-full min-h-96 items-end justify-center overflow-hidden rounded-sheet bg-brand-tint p-12 lg:flex"
      >
        <Silhouette name="estate" className="w-full max-w-[28rem] text-brand" />
      </div>
    </div>
  )
}
