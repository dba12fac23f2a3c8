import { buttonClass, EmptyState, PageTitle } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useT } from '../../i18n/index.ts'

/** A page that is there, but not for this account. */
export function NoPermission() {
  const t = useT()
  return (
    <>
      <PageTitle className="sr-only">{t('states.noPermissionTitle')}</PageTitle>
      <EmptyState
        icon={Lock}
        title={t('states.noPermissionTitle')}
        actions={
          <Link to="/" className={buttonClass()}>
            {t('states.toBoard')}
          </Link>
        }
      >
        {t('states.noPermission')}
      </EmptyState>
    </>
  )
}
