import { AppBar, barLinkClass, LanguageSwitch, Logo, ThemeSwitch } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import { AccountMenu } from '../account/account-menu.tsx'

export function Header() {
  const t = useT()
  return (
    <AppBar
      brand={
        <Link to="/" aria-label={t('shell.home')} className="inline-flex rounded-input">
          <Logo />
        </Link>
      }
      navLabel={t('shell.nav')}
      nav={
        <div className="hidden items-center gap-1 sm:flex">
          <Link to="/bookings" className={barLinkClass}>
            {t('shell.bookings')}
          </Link>
          <Link to="/help" className={barLinkClass}>
            {t('shell.help')}
          </Link>
        </div>
      }
    >
      <LanguageSwitch />
      <ThemeSwitch />
      <AccountMenu />
    </AppBar>
  )
}
