import type { Db } from '@forecourt/db'
import type { NotificationRow } from '@forecourt/db/schema/notifications'
import { z } from 'zod'
import { findLicence, resetIsOpen } from '../identity/index.ts'
import { type Email, type Flow, refuse, signId } from '../kernel/index.ts'
import { type AccountGiven, composeForAccount } from './account-templates.ts'
import { type AccountKind, accountKinds } from './contract.ts'
import { toHtml, toText } from './layout.ts'

const subjectOf = ({ cause_key: cause }: NotificationRow): string => cause.slice(cause.lastIndexOf(':') + 1)

/** A link for a new password that was used, or is too old, helps nobody; nor does a licence that was sent again. */
export async function accountNewsIsPast({ runtime, now }: Flow, row: NotificationRow): Promise<boolean> {
  const { sql } = runtime
  if (row.kind === 'password_reset') return !(await resetIsOpen(sql, subjectOf(row), now))
  if (!isOfLicence(row.kind)) return false
  const [newer] = await sql`
    select 1 from driver_licences where user_id = ${row.user_id}
      and sent_at > (select sent_at from driver_licences where id = ${subjectOf(row)})`
  return newer !== undefined
}

const isOfLicence = (kind: string): boolean => kind === 'licence_verified' || kind === 'licence_rejected'

/** What a message about a licence tells of. */
async function licenceOf(
  sql: Db,
  row: NotificationRow,
): Promise<Pick<AccountGiven, 'licence' | 'nextPickup'>> {
  if (!isOfLicence(row.kind)) return { licence: null, nextPickup: null }
  const { reason } = await findLicence(sql, subjectOf(row))
  const [next] = await sql<{ at: Date; timeZone: string }[]>`
    select b.starts_at as at, p.time_zone as "timeZone" from bookings b join branches p on p.id = b.pickup_branch_id
    where b.customer_id = ${row.user_id} and b.product = 'rental' and b.status = 'confirmed' order by b.starts_at limit 1`
  return { licence: { reason }, nextPickup: next ?? null }
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
    licence_verified: 'licence',
    licence_rejected: 'licence',
  }
  const link = `${config.publicUrl}/${paths[kind]}`
  const message = composeForAccount(kind, {
    ...{ name: user.name, locale: row.locale, link },
    ...(await licenceOf(sql, row)),
  })
  return {
    to: row.recipient,
    subject: message.subject,
    text: toText(message),
    html: toHtml(message, row.locale),
    attachments: [],
  }
}
