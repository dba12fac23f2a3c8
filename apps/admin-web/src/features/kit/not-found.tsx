import { buttonClass, EmptyState, PageTitle } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { MapPinOff } from 'lucide-react'
import { useT } from '../../i18n/index.ts'

/** An address that leads nowhere. */
export function NotFound() {
  const t = useT()
  return (
    <main id="main" className="p-6">
      <PageTitle className="sr-only">{t('states.notFoundTitle')}</PageTitle>
      <EmptyState
        icon={MapPinOff}
        title={t('states.notFoundTitle')}
        actions={
          <Link to="/" className={buttonClass()}>
            {t('states.toBoard')}
          </Link>
        }
      >
        {t('states.notFound')}
      </EmptyState>
    </main>
  )
}
