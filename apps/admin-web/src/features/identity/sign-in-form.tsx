import { errorOf, useTRPC } from '@forecourt/client'
import { signInInput } from '@forecourt/domain/identity/contract'
import { Button, ErrorSummary, TextField } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useT } from '../../i18n/index.ts'

const wordOf: Record<string, 'wrong' | 'many' | 'unreachable'> = {
  WRONG_CREDENTIALS: 'wrong',
  INVALID_INPUT: 'wrong',
  TOO_MANY_ATTEMPTS: 'many',
  UNREACHABLE: 'unreachable',
}

/** Signs staff in; who it was is known from `identity.me` afterwards. */
export function SignInForm() {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const form = useForm({
    resolver: zodResolver(signInInput),
    defaultValues: { email: '', password: '' },
    mode: 'onSubmit',
    // Not on blur: the lines that go away would move the button from under the hand that presses it.
    reValidateMode: 'onChange',
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState
  const signIn = useMutation(
    trpc.identity.signIn.mutationOptions({
      onSuccess: (me) => queries.setQueryData(trpc.identity.me.queryKey(), me),
    }),
  )
  const email = errors.email && t('signIn.missingEmail')
  const password = errors.password && t('signIn.missingPassword')
  const failure = signIn.error && t(`signIn.${wordOf[errorOf(signIn.error).code] ?? 'failed'}`)
  const items = Object.entries({ email, password: password ?? failure }).flatMap(([field, message]) =>
    message ? [{ field, message }] : [],
  )
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={form.handleSubmit((values) => signIn.mutate(values))}
    >
      <ErrorSummary items={items} attempt={submitCount + signIn.failureCount} />
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        error={email}
        {...form.register('email')}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        error={password}
        {...form.register('password')}
      />
      <a href="/forgot" className="link self-start font-medium">
        {t('signIn.forgot')}
      </a>
      <Button type="submit" wide loading={signIn.isPending}>
        {t('signIn.action')}
      </Button>
    </form>
  )
}
