import { useTRPC } from '@forecourt/client'
import { Menu, MenuItem, MenuSeparator } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, LogOut, UserRound } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useStaff } from '../identity/session.ts'
import { useBranch } from './branch-context.ts'

/** Who is signed in, their account, and the way out. */
export function PersonMenu({ onGo }: { onGo?: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const staff = useStaff()
  const { branch } = useBranch()
  const signOut = useMutation(
    trpc.identity.signOut.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/sign-in' })
        queries.clear()
      },
    }),
  )
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-3 rounded-input px-2 py-2 text-left hover:bg-sunken"
        >
          <span
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-full bg-brand font-medium text-on-brand text-sm"
          >
            {initials(staff.name)}
          </span>
          <span className="min-w-0 grow">
            <span className="block truncate font-medium">{staff.name}</span>
            <span className="block truncate text-muted text-sm">{t(`role.${staff.role}`)}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuItem asChild>
        <Link to="/b/$branchId/account" params={{ branchId: branch.id }} {...(onGo && { onClick: onGo })}>
          <UserRound aria-hidden className="size-5" />
          {t('shell.account')}
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  )
}

/** "Ana Martins" → "AM". */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}
