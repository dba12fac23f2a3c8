import { useTRPC } from '@forecourt/client'
import { TextField } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountForm, formManners } from '../features/account/account-form.tsx'
import { AccountPage } from '../features/account/account-page.tsx'
import { useEntered } from '../features/account/use-entered.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/sign-in')

export function SignIn() {
  const t = useT()
  const trpc = useTRPC()
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
    ...formManners,
  })
  const { errors, submitCount } = formState
  return (
    <AccountPage title={t('account.signIn')} lead={t('account.signInLead')}>
      <AccountForm
        action={t('account.signIn')}
        errors={errors}
        fields={['email', 'password']}
        submitCount={submitCount}
        send={signIn}
        words={{ WRONG_CREDENTIALS: t('account.wrong') }}
        onSubmit={handleSubmit(
          (values) => signIn.mutate(values),
          () => signIn.reset(),
        )}
      >
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
      </AccountForm>
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
