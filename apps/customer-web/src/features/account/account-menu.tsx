import { useTRPC } from '@forecourt/client'
import { IconButton, Menu, MenuItem, MenuSeparator } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  BellRing,
  CalendarDays,
  CircleUserRound,
  IdCard,
  LifeBuoy,
  LogIn,
  LogOut,
  UserPlus,
} from 'lucide-react'
import { useT } from '../../i18n.ts'
import { forgetAll } from '../bookings/saved.ts'
import { pushState, unsubscribeHere } from './push.ts'
import { useMe } from './use-me.ts'

export function AccountMenu() {
  const t = useT()
  const me = useMe()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <Menu
      trigger={
        <IconButton
          icon={CircleUserRound}
          label={me ? t('account.menuOf', { name: me.name }) : t('account.menu')}
        />
      }
    >
      {me && <p className="max-w-64 truncate px-3 pt-2 pb-1 text-muted text-sm">{me.email}</p>}
      <MenuItem icon={CalendarDays} onSelect={() => navigate({ to: '/bookings' })}>
        {t('shell.bookings')}
      </MenuItem>
      <MenuItem icon={IdCard} onSelect={() => navigate({ to: '/licence' })}>
        {t('licence.menu')}
      </MenuItem>
      <MenuItem icon={BellRing} onSelect={() => navigate({ to: '/notifications' })}>
        {t('notify.menu')}
      </MenuItem>
      <MenuItem icon={LifeBuoy} onSelect={() => navigate({ to: '/help' })}>
        {t('shell.help')}
      </MenuItem>
      <MenuSeparator />
      {me ? (
        <MenuItem icon={LogOut} onSelect={signOut}>
          {t('account.signOut')}
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={LogIn} onSelect={() => navigate({ to: '/sign-in' })}>
            {t('account.signIn')}
          </MenuItem>
          <MenuItem icon={UserPlus} onSelect={() => navigate({ to: '/sign-up' })}>
            {t('account.signUp')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

/** Signs out and forgets everything that was read for that person, what was kept for offline use too. */
function useSignOut(): () => void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { mutate } = useMutation(
    trpc.identity.signOut.mutationOptions({
      onSuccess: async () => {
        // Messages of who leaves are not for who comes next; the server forgets it when the push service says so.
        if ((await pushState()) === 'on') await unsubscribeHere()
        await navigate({ to: '/' })
        queries.clear()
        forgetAll()
      },
    }),
  )
  return () => mutate()
}
