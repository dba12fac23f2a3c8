import { errorOf, useTRPC } from '@forecourt/client'
import { buttonClass, TextField } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountForm, formManners } from '../features/account/account-form.tsx'
import { AccountPage } from '../features/account/account-page.tsx'
import { useLinkToken } from '../features/account/link-token.ts'
import { useEntered } from '../features/account/use-entered.ts'
import { useT } from '../i18n.ts'

/** Chooses a new password by the link of an email; afterwards this browser is signed in, and no other. */
export function Reset() {
  const t = useT()
  const trpc = useTRPC()
  const token = useLinkToken()
  const entered = useEntered(undefined)
  const reset = useMutation(
    trpc.identity.resetPassword.mutationOptions({
      // Staff go on to their own app.
      onSuccess: (me) => (me && me.role !== 'customer' ? location.assign('/admin') : entered(me)),
    }),
  )
  const schema = z.object({ password: z.string().min(10, t('account.shortPassword')).max(200) })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { password: '' },
    ...formManners,
  })
  const { errors, submitCount } = formState
  const refused = reset.isError ? errorOf(reset.error) : null
  if (token === '' || refused?.code === 'NOT_FOUND') return <Stale />
  return (
    <AccountPage title={t('account.resetTitle')} lead={t('account.resetLead')}>
      <AccountForm
        action={t('account.savePassword')}
        errors={errors}
        fields={['password']}
        submitCount={submitCount}
        send={reset}
        onSubmit={handleSubmit(
          ({ password }) => reset.mutate({ token, password }),
          () => reset.reset(),
        )}
      >
        <TextField
          label={t('account.newPassword')}
          hint={t('account.passwordHint')}
          type="password"
          autoComplete="new-password"
          error={errors.password?.message}
          {...register('password')}
        />
      </AccountForm>
    </AccountPage>
  )
}

function Stale() {
  const t = useT()
  return (
    <AccountPage title={t('account.staleTitle')} lead={t('account.stale')}>
      <Link to="/forgot" className={`${buttonClass('primary')} self-start`}>
        {t('account.askAgain')}
      </Link>
    </AccountPage>
  )
}
