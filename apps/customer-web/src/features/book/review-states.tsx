import { buttonClass, EmptyState } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { UserRoundPen } from 'lucide-react'
import { useT } from '../../i18n.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import type { WizardSearch } from './wizard-search.ts'

/** The details were typed on another device, or too long ago. */
export function DetailsMissing({ search }: { search: WizardSearch }) {
  const t = useT()
  return (
    <EmptyState
      icon={UserRoundPen}
      title={t('book.review.missing')}
      actions={
        <Link to="/book/driver" search={search} className={buttonClass('primary')}>
          {t('book.review.missingLink')}
        </Link>
      }
    >
      {t('book.review.missingText')}
    </EmptyState>
  )
}

/** There is no price: the reason, as far as it is the customer's to mend, and the ways on. */
export function QuoteFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT()
  const causes = { OUTSIDE_OPENING_HOURS: t('book.review.errors.closed') }
  return <LoadFailed title={t('book.review.failed')} notCharged {...{ error, onRetry, causes }} />
}
