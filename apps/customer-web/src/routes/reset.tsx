import { type ClientError, errorOf, useTRPC } from '@forecourt/client'
import { Button, buttonClass, ErrorSummary, errorItems, TextField, useOnline } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountPage } from '../features/account/account-page.tsx'
import { useLinkToken } from '../features/account/link-token.ts'
import { useEntered } from '../features/account/use-entered.ts'
import { useT } from '../i18n.ts'

/** Chooses a new password by the link of an email; afterwards this browser is signed in, and no other. */
export function Reset() {
  const t = useT()
  const trpc = useTRPC()
  const online = useOnline()
  const token = useLinkToken()
  const reset = useMutation(trpc.identity.resetPassword.mutationOptions({ onSuccess: useEntered(undefined) }))
  const schema = z.object({ password: z.string().min(10, t('account.shortPassword')).max(200) })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { password: '' },
    shouldFocusError: false,
    // Not on blur: the lines that go away would move the button from under the hand that presses it.
    reValidateMode: 'onChange',
  })
  const { errors, submitCount } = formState
  const refused = reset.isError ? errorOf(reset.error) : null
  if (token === '' || refused?.code === 'NOT_FOUND') return <Stale />
  const words: Partial<Record<ClientError['code'], string>> = {
    TOO_MANY_ATTEMPTS: t('shell.errors.tooMany'),
    UNREACHABLE: t('shell.errors.unreachable'),
  }
  const items = refused
    ? [
        {
          field: 'password',
          message: words[refused.code] ?? t('shell.errors.other', { detail: refused.detail }),
        },
      ]
    : errorItems(errors, ['password'])
  return (
    <AccountPage title={t('account.resetTitle')} lead={t('account.resetLead')}>
      <form
        noValidate
        onSubmit={handleSubmit(
          ({ password }) => reset.mutate({ token, password }),
          () => reset.reset(),
        )}
        className="flex flex-col gap-5"
      >
        <ErrorSummary items={items} attempt={submitCount + reset.failureCount} />
        <TextField
          label={t('account.newPassword')}
          hint={t('account.passwordHint')}
          type="password"
          autoComplete="new-password"
          error={errors.password?.message}
          {...register('password')}
        />
        <Button
          type="submit"
          loading={reset.isPending}
          disabledReason={online ? undefined : t('shell.offlineReason')}
        >
          {t('account.savePassword')}
        </Button>
      </form>
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
