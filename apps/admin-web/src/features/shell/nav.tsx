import { Link } from '@tanstack/react-router'
import {
  Activity,
  Banknote,
  CalendarRange,
  CarFront,
  IdCard,
  LayoutDashboard,
  type LucideIcon,
  MonitorSmartphone,
  Tags,
  TicketPercent,
} from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { type Role, runsBranch, runsHouse, useStaff } from '../identity/session.ts'
import { useBranch } from './branch-context.ts'

const places = [
  { to: '/b/$branchId/board', text: 'board', icon: LayoutDashboard },
  { to: '/b/$branchId/bookings', text: 'bookings', icon: CalendarRange },
  { to: '/b/$branchId/units', text: 'units', icon: CarFront },
  { to: '/b/$branchId/licences', text: 'licences', icon: IdCard },
  { to: '/b/$branchId/till', text: 'till', icon: Banknote },
  { to: '/b/$branchId/pricing', text: 'pricing', icon: Tags, allows: runsBranch },
  { to: '/b/$branchId/promotions', text: 'promotions', icon: TicketPercent, allows: runsBranch },
  { to: '/b/$branchId/terminals', text: 'terminals', icon: MonitorSmartphone, allows: runsBranch },
  { to: '/b/$branchId/operations', text: 'operations', icon: Activity, allows: runsHouse },
] as const satisfies readonly {
  to: string
  text: string
  icon: LucideIcon
  /** Roles that it is for; everybody's if left out. */
  allows?: (role: Role) => boolean
}[]

/** The places that a role may go to. */
export const placesFor = (role: Role) => places.filter((place) => !('allows' in place) || place.allows(role))

/** The main menu: what this person's role is for. */
export function Nav({ onGo }: { onGo?: () => void }) {
  const t = useT()
  const { role } = useStaff()
  const { branch } = useBranch()
  return (
    <nav aria-label={t('shell.nav')}>
      <ul className="flex flex-col gap-0.5">
        {placesFor(role).map(({ to, text, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ branchId: branch.id }}
              activeOptions={{ includeSearch: false }}
              {...(onGo && { onClick: onGo })}
              className="flex min-h-9 items-center gap-3 rounded-input px-3 font-medium text-muted transition-colors hover:bg-sunken hover:text-text aria-[current=page]:bg-brand-tint aria-[current=page]:text-brand max-lg:min-h-12"
            >
              <Icon aria-hidden className="size-[1.125rem] shrink-0" />
              {t(`shell.${text}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
