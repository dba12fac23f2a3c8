import { type ClientError, errorOf } from '@forecourt/client'
import { Button, ErrorSummary, errorItems, useOnline } from '@forecourt/ui'
import type { ComponentProps, ReactNode } from 'react'
import { useT } from '../../i18n.ts'

export interface AccountFormProps {
  /** The button's words. */
  action: string
  errors: Parameters<typeof errorItems>[0]
  /** In their order. */
  fields: readonly [string, ...string[]]
  /** The field at which the server's refusal is told; the first, unless said. */
  refusedAt?: string
  /** How often it was sent, or tried to. */
  submitCount: number
  send: { isPending: boolean; error: unknown; failureCount: number }
  /** Refusals that this form has words of its own for. */
  words?: Partial<Record<ClientError['code'], string>>
  onSubmit: ComponentProps<'form'>['onSubmit']
  children: ReactNode
}

/** The form of a page of the account: what is wrong stands at its top, and its button waits for the network. */
export function AccountForm(props: AccountFormProps) {
  const {
    action,
    errors,
    fields,
    refusedAt = fields[0],
    submitCount,
    send,
    words,
    onSubmit,
    children,
  } = props
  const t = useT()
  const online = useOnline()
  const refused = send.error ? errorOf(send.error) : null
  const known: AccountFormProps['words'] = {
    TOO_MANY_ATTEMPTS: t('shell.errors.tooMany'),
    UNREACHABLE: t('shell.errors.unreachable'),
    ...words,
  }
  const items = refused
    ? [
        {
          field: refusedAt,
          message: known[refused.code] ?? t('shell.errors.other', { detail: refused.detail }),
        },
      ]
    : errorItems(errors, fields)
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary items={items} attempt={submitCount + send.failureCount} />
      {children}
      <Button
        type="submit"
        loading={send.isPending}
        disabledReason={online ? undefined : t('shell.offlineReason')}
      >
        {action}
      </Button>
    </form>
  )
}

/** How these forms check what is typed: on sending, and from then on with every key. */
export const formManners = {
  shouldFocusError: false,
  // Not on blur: the lines that go away would move the button from under the hand that presses it.
  reValidateMode: 'onChange',
} as const
