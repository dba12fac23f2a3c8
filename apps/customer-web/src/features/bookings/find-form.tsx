import { errorOf, useTRPC } from '@forecourt/client'
import { Button, ErrorSummary, errorItems, TextField, useOnline } from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { useT } from '../../i18n.ts'

/** Sends the link of a booking to its email. The answer is the same whether or not there is such a booking. */
export function FindForm() {
  const t = useT()
  const trpc = useTRPC()
  const online = useOnline()
  const find = useMutation(trpc.booking.find.mutationOptions())
  const schema = z.object({
    reference: z
      .string()
      .refine(
        (text) => /^[A-HJ-NP-Z2-9]{6}$/i.test(text.replace(/[^A-Za-z0-9]/g, '')),
        t('bookings.find.needReference'),
      ),
    email: z
      .string()
      .trim()
      .pipe(z.email(t('bookings.find.needEmail'))),
  })
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { reference: '', email: '' },
    shouldFocusError: false,
    // Not on blur: the lines that go away would move the button from under the hand that presses it.
    reValidateMode: 'onChange',
  })
  const { errors, submitCount } = formState
  if (find.isSuccess) {
    return (
      <div role="status" className="flex items-start gap-3">
        <MailCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-green" />
        <div>
          <p className="font-bold">{t('bookings.find.sent')}</p>
          <p className="text-muted">{t('bookings.find.sentText', { email: find.variables.email })}</p>
        </div>
      </div>
    )
  }
  return (
    <form noValidate onSubmit={handleSubmit((values) => find.mutate(values))} className="flex flex-col gap-4">
      <ErrorSummary items={errorItems(errors, ['reference', 'email'])} attempt={submitCount} />
      {find.isError && (
        <p role="alert" className="font-medium text-error">
          {t('shell.errors.other', { detail: errorOf(find.error).detail })}
        </p>
      )}
      <TextField
        label={t('bookings.find.reference')}
        hint={t('bookings.find.referenceHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={errors.reference?.message}
        {...register('reference')}
      />
      <TextField
        label={t('bookings.find.email')}
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...register('email')}
      />
      <Button
        type="submit"
        variant="secondary"
        className="self-start"
        loading={find.isPending}
        disabledReason={online ? undefined : t('shell.offlineReason')}
      >
        {t('bookings.find.submit')}
      </Button>
    </form>
  )
}
