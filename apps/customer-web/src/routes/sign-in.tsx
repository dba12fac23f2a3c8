import { type ClientError, errorOf, useTRPC } from '@forecourt/client'
import { Button, ErrorSummary, errorItems, TextField, useOnline } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountPage } from '../features/account/account-page.tsx'
import { useEntered } from '../features/account/use-entered.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/sign-in')

export function SignIn() {
  const t = useT()
  const trpc = useTRPC()
  const online = useOnline()
  const { next } = route.useSearch()
  const signIn = useMutation(trpc.identity.signIn.mutationOptions({ onSuccess: useEntered(next) }))
  const schema = z.object({
    email: z
      .string()
      .trim()
      .pipe(z.email(t('account.needEmail'))),
    password: z.string().min(1, t('account.needPassword')),
  })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: '', password: '' },
    shouldFocusError: false,
    // Not on blur: the lines that go away would move the button from under the hand that presses it.
    reValidateMode: 'onChange',
  })
  const { errors, submitCount } = formState
  const refused = signIn.isError ? errorOf(signIn.error) : null
  const words: Partial<Record<ClientError['code'], string>> = {
    WRONG_CREDENTIALS: t('account.wrong'),
    TOO_MANY_ATTEMPTS: t('shell.errors.tooMany'),
    UNREACHABLE: t('shell.errors.unreachable'),
  }
  const items = refused
    ? [
        {
          field: 'email',
          message: words[refused.code] ?? t('shell.errors.other', { detail: refused.detail }),
        },
      ]
    : errorItems(errors, ['email', 'password'])
  return (
    <AccountPage title={t('account.signIn')} lead={t('account.signInLead')}>
      <form
        noValidate
        onSubmit={handleSubmit(
          (values) => signIn.mutate(values),
          () => signIn.reset(),
        )}
        className="flex flex-col gap-5"
      >
        <ErrorSummary items={items} attempt={submitCount + signIn.failureCount} />
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register('email')}
        />
        <TextField
          label={t('account.password')}
          type="password"
          autoComplete="current-password"
          error={errors.password?.message}
          {...register('password')}
        />
        <Link to="/forgot" className="link self-start font-medium">
          {t('account.forgot')}
        </Link>
        <Button
          type="submit"
          loading={signIn.isPending}
          disabledReason={online ? undefined : t('shell.offlineReason')}
        >
          {t('account.signIn')}
        </Button>
      </form>
      <p className="text-muted">
        {t('account.noAccount')}{' '}
        <Link to="/sign-up" search={{ next }} className="link font-medium">
          {t('account.signUp')}
        </Link>
        <span className="mt-1 block">{t('account.guest')}</span>
      </p>
    </AccountPage>
  )
}
