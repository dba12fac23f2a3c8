import { useTRPC } from '@forecourt/client'
import { normalizePhone, PhoneField, TextField, useLocale } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountForm, formManners } from '../features/account/account-form.tsx'
import { AccountPage } from '../features/account/account-page.tsx'
import { useEntered } from '../features/account/use-entered.ts'
import { useT } from '../i18n.ts'

const route = getRouteApi('/sign-up')

export function SignUp() {
  const t = useT()
  const trpc = useTRPC()
  const { language } = useLocale()
  const { next } = route.useSearch()
  const signUp = useMutation(trpc.identity.signUp.mutationOptions({ onSuccess: useEntered(next) }))
  const schema = z.object({
    name: z.string().trim().min(1, t('account.needName')).max(120),
    email: z
      .string()
      .trim()
      .pipe(z.email(t('account.needEmail'))),
    phone: z.string().refine((typed) => typed.trim() === '' || normalizePhone(typed), t('account.badPhone')),
    password: z.string().min(10, t('account.shortPassword')).max(200),
  })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', email: '', phone: '', password: '' },
    ...formManners,
  })
  const { errors, submitCount } = formState
  const enter = ({ phone, ...values }: z.output<typeof schema>) => {
    const number = normalizePhone(phone)
    signUp.mutate({ ...values, ...(number && { phone: number }), locale: language })
  }
  return (
    <AccountPage title={t('account.signUp')} lead={t('account.signUpLead')}>
      <AccountForm
        action={t('account.signUp')}
        errors={errors}
        fields={['name', 'email', 'phone', 'password']}
        refusedAt="email"
        submitCount={submitCount}
        send={signUp}
        words={{ EMAIL_TAKEN: t('account.taken') }}
        onSubmit={handleSubmit(enter, () => signUp.reset())}
      >
        <TextField
          label={t('account.name')}
          autoComplete="name"
          error={errors.name?.message}
          {...register('name')}
        />
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...register('email')}
        />
        <PhoneField
          optional
          label={t('account.phone')}
          error={errors.phone?.message}
          {...register('phone')}
        />
        <TextField
          label={t('account.password')}
          hint={t('account.passwordHint')}
          type="password"
          autoComplete="new-password"
          error={errors.password?.message}
          {...register('password')}
        />
      </AccountForm>
      <p className="text-muted">
        {t('account.haveAccount')}{' '}
        <Link to="/sign-in" search={{ next }} className="link font-medium">
          {t('account.signIn')}
        </Link>
      </p>
    </AccountPage>
  )
}
