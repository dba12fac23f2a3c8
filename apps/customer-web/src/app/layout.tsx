import { Footer, Main, OfflineStrip, SkipLink } from '@forecourt/ui'
import { Link, Outlet } from '@tanstack/react-router'
import { Header } from '../features/shell/header.tsx'
import { useT } from '../i18n.ts'

/** What every page has around it. */
export function Layout() {
  const t = useT()
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Header />
      <Main className="flex grow flex-col focus:outline-none">
        <Outlet />
      </Main>
      <Footer small={t('shell.small')}>
        <Link to="/bookings" className="link-quiet">
          {t('shell.bookings')}
        </Link>
        <Link to="/help" className="link-quiet">
          {t('shell.help')}
        </Link>
      </Footer>
      {/* Lies over the foot of the page: a network that comes and goes must not move what one reads. */}
      <div className="fixed inset-x-0 bottom-(--bar-bottom) z-20">
        <OfflineStrip />
      </div>
    </div>
  )
}
