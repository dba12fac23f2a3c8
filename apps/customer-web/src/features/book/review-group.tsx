import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '../../i18n.ts'
import type { WizardSearch } from './wizard-search.ts'

export type ReviewGroupProps = {
  title: string
  /** Where the answer was given. */
  to: '/' | '/search' | '/book/extras' | '/book/driver'
  search: WizardSearch
  children: ReactNode
}

/** One group of answers, with the way back to where it was given. */
export function ReviewGroup({ title, to, search, children }: ReviewGroupProps) {
  const t = useT()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-4 sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <dt className="text-muted max-sm:col-span-2">{title}</dt>
      <dd>{children}</dd>
      <dd>
        <Link
          to={to}
          search={search}
          aria-label={t('book.review.changeWhat', { what: title })}
          className="link target-area font-medium"
        >
          {t('book.review.change')}
        </Link>
      </dd>
    </div>
  )
}
