import { buttonClass, PageTitle } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { EmptyRoad } from '../features/shell/empty-road.tsx'
import { useT } from '../i18n.ts'

export function NotFound() {
  const t = useT()
  return (
    <div className="page-column grow py-12 sm:py-20">
      <EmptyRoad />
      <PageTitle lead={t('shell.notFoundLead')}>{t('shell.notFound')}</PageTitle>
      <div className="mt-8 flex flex-wrap gap-3">
        <Link to="/" className={buttonClass('primary')}>
          {t('shell.newSearch')}
        </Link>
        <Link to="/bookings" className={buttonClass('secondary')}>
          {t('shell.bookings')}
        </Link>
      </div>
    </div>
  )
}
