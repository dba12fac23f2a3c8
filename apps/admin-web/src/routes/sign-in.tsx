import { useTRPC } from '@forecourt/client'
import { Button, buttonClass, Card, LanguageSwitch, Logo, Main, PageTitle, ThemeSwitch } from '@forecourt/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { isStaff, type Staff } from '../features/identity/session.ts'
import { SignInForm } from '../features/identity/sign-in-form.tsx'
import { useT } from '../i18n/index.ts'

const route = getRouteApi('/sign-in')

/** The door: staff go on to where they wanted, everybody else is told why not. */
export function SignInRoute() {
  const trpc = useTRPC()
  const { next } = route.useSearch()
  const me = useQuery(trpc.identity.me.queryOptions())
  const staff = me.data ?? null
  if (staff && isStaff(staff.role)) return <Navigate to={next ?? '/'} replace />
  return (
    <div className="flex min-h-dvh flex-col bg-subtle">
      <div className="flex justify-end gap-1 p-3">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <Main className="mx-auto flex w-full max-w-[24rem] grow flex-col justify-center gap-6 px-4 pb-24">
        <Logo />
        <Card>{staff ? <NotStaff account={staff} /> : <SignIn />}</Card>
      </Main>
    </div>
  )
}

function SignIn() {
  const t = useT()
  return (
    <>
      <PageTitle className="mb-5 [&_h1]:text-xl" lead={<span className="text-base">{t('signIn.lead')}</span>}>
        {t('signIn.title')}
      </PageTitle>
      <SignInForm />
    </>
  )
}

function NotStaff({ account }: { account: Staff }) {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const signOut = useMutation(
    trpc.identity.signOut.mutationOptions({ onSuccess: () => queries.resetQueries() }),
  )
  return (
    <>
      <PageTitle className="[&_h1]:text-xl">{t('signIn.notStaffTitle')}</PageTitle>
      <p className="mt-3 mb-5">
        {t('signIn.notStaff', { email: account.email, role: t(`role.${account.role}`).toLowerCase() })}
      </p>
      <div className="flex flex-col gap-3">
        <a href="/bookings" className={buttonClass('primary', { wide: true })}>
          {t('signIn.toSite')}
        </a>
        <Button variant="secondary" wide loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('signIn.other')}
        </Button>
      </div>
    </>
  )
}
