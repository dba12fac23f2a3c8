import { useTRPC } from '@forecourt/client'
import { TextField } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { AccountForm, formManners } from '../features/account/account-form.tsx'
import { AccountPage } from '../features/account/account-page.tsx'
import { useT } from '../i18n.ts'

/** Asks for a link to choose a new password. Whether there is an account, the page does not say. */
export function Forgot() {
  const t = useT()
  const trpc = useTRPC()
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
    ...formManners,
  })
  const { errors, submitCount } = formState
  if (ask.isSuccess) return <Sent email={ask.variables.email} />
  return (
    <AccountPage title={t('account.forgotTitle')} lead={t('account.forgotLead')}>
      <AccountForm
        action={t('account.sendLink')}
        errors={errors}
        fields={['email']}
        submitCount={submitCount}
        send={ask}
        onSubmit={handleSubmit(
          (values) => ask.mutate(values),
          () => ask.reset(),
        )}
      >
        <TextField
          label={t('account.email')}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register('email')}
        />
      </AccountForm>
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
