import { type ClientError, errorOf, useTRPC } from '@forecourt/client'
import { Button, ErrorSummary, errorItems, TextField, useOnline } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountPage } from '../features/account/account-page.tsx'
import { useT } from '../i18n.ts'

/** Asks for a link to choose a new password. Whether there is an account, the page does not say. */
export function Forgot() {
  const t = useT()
  const trpc = useTRPC()
  const online = useOnline()
  const ask = useMutation(trpc.identity.askReset.mutationOptions())
  const schema = z.object({
    email: z
      .string()
      .trim()
      .pipe(z.email(t('account.needEmail'))),
  })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: '' },
    shouldFocusError: false,
    // Not on blur: the lines that go away would move the button from under the hand that presses it.
    reValidateMode: 'onChange',
  })
  const { errors, submitCount } = formState
  if (ask.isSuccess) return <Sent email={ask.variables.email} />
  const refused = ask.isError ? errorOf(ask.error) : null
  const words: Partial<Record<ClientError['code'], string>> = {
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
    : errorItems(errors, ['email'])
  return (
    <AccountPage title={t('account.forgotTitle')} lead={t('account.forgotLead')}>
      <form
        noValidate
        onSubmit={handleSubmit(
          (values) => ask.mutate(values),
          () => ask.reset(),
        )}
        className="flex flex-col gap-5"
      >
        <ErrorSummary items={items} attempt={submitCount + ask.failureCount} />
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register('email')}
        />
        <Button
          type="submit"
          loading={ask.isPending}
          disabledReason={online ? undefined : t('shell.offlineReason')}
        >
          {t('account.sendLink')}
        </Button>
      </form>
      <Link to="/sign-in" className="link self-start font-medium">
        {t('account.backToSignIn')}
      </Link>
    </AccountPage>
  )
}

function Sent({ email }: { email: string }) {
  const t = useT()
  return (
    <AccountPage title={t('account.sentTitle')} lead={t('account.sent', { email })}>
      <MailCheck aria-hidden className="size-10 text-brand" />
      <Link to="/sign-in" className="link self-start font-medium">
        {t('account.backToSignIn')}
      </Link>
    </AccountPage>
  )
}
