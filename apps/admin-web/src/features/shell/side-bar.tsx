import { Logo } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { BranchSwitcher } from './branch-switcher.tsx'
import { Nav } from './nav.tsx'
import { PersonMenu } from './person-menu.tsx'

/** The menu beside the page, on wide screens. */
export function SideBar() {
  return (
    <aside className="sticky top-0 flex h-dvh flex-col gap-5 border-hairline border-r bg-subtle p-3 max-lg:hidden">
      <Link to="/" className="flex min-h-10 items-center rounded-input px-1">
        <Logo />
      </Link>
      <BranchSwitcher />
      <Nav />
      <div className="mt-auto">
        <PersonMenu />
      </div>
    </aside>
  )
}
