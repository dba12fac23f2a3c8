import { IconButton, LanguageSwitch, OfflineStrip, Sheet, ThemeSwitch } from '@forecourt/ui'
import { Menu as MenuIcon } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { BranchClock } from './branch-clock.tsx'
import { BranchSwitcher } from './branch-switcher.tsx'
import { LiveDot } from './live-dot.tsx'
import { Nav } from './nav.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchButton } from './search-button.tsx'

/** What is above every page: search, how live it is, what time it is there. */
export function TopBar() {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <header className="sticky top-0 z-20 border-hairline border-b bg-bg">
      <div className="flex h-13 items-center gap-2 px-4 sm:px-6">
        <IconButton
          icon={MenuIcon}
          label={t('shell.menu')}
          className="-ml-2 lg:hidden"
          onClick={() => setOpen(true)}
        />
        <SearchButton />
        <div className="ml-auto flex items-center gap-3">
          <LiveDot />
          <BranchClock />
          <div className="flex max-sm:hidden">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </div>
      <OfflineStrip>{t('shell.offline')}</OfflineStrip>
      <Sheet open={open} onClose={() => setOpen(false)} title="Forecourt">
        <div className="flex flex-col gap-5">
          <BranchSwitcher onSwitch={() => setOpen(false)} />
          <Nav onGo={() => setOpen(false)} />
          <div className="flex items-center gap-1 sm:hidden">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
          <PersonMenu onGo={() => setOpen(false)} />
        </div>
      </Sheet>
    </header>
  )
}
