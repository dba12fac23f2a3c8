import type { NotificationRow } from '@forecourt/db/schema/notifications'
import { z } from 'zod'
import { resetIsOpen } from '../identity/index.ts'
import { type Email, type Flow, refuse, signId } from '../kernel/index.ts'
import { composeForAccount } from './account-templates.ts'
import { type AccountKind, accountKinds } from './contract.ts'
import { toHtml, toText } from './layout.ts'

const subjectOf = ({ cause_key: cause }: NotificationRow): string => cause.slice(cause.lastIndexOf(':') + 1)

/** A link for a new password that was used, or is too old, helps nobody. */
export async function resetIsPast({ runtime, now }: Flow, row: NotificationRow): Promise<boolean> {
  if (row.kind !== 'password_reset') return false
  return !(await resetIsOpen(runtime.sql, subjectOf(row), now))
}

/** Words a message about an account. The secret in its link is made here, and stands in no table before. */
export async function wordAccountMessage(call: Flow, row: NotificationRow, userId: string): Promise<Email> {
  const { sql, config } = call.runtime
  const kind = z.enum(accountKinds).parse(row.kind)
  const [user] = await sql<{ name: string }[]>`select name from users where id = ${userId}`
  if (!user) return refuse('NOT_FOUND', 'There is no such account.')
  const paths: Record<AccountKind, string> = {
    welcome: `verify#${signId('email address', userId, config.appSecret)}`,
    password_reset: `reset#${signId('password reset', subjectOf(row), config.appSecret)}`,
    password_changed: 'forgot',
  }
  const link = `${config.publicUrl}/${paths[kind]}`
  const message = composeForAccount(kind, { name: user.name, locale: row.locale, link })
  return {
    to: row.recipient,
    subject: message.subject,
    text: toText(message),
    html: toHtml(message, row.locale),
    attachments: [],
  }
}
