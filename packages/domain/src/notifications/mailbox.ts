import type { NotificationRow } from '@forecourt/db/schema/notifications'
import { anyone, query, refuse } from '../kernel/index.ts'
import { mailboxInput, type SentMessage } from './contract.ts'

/** Every message that was sent, newest first: what a developer reads in place of a mail server. Not in production. */
export const mailbox = query({
  name: 'notifications.mailbox',
  access: anyone,
  input: mailboxInput,
  run: async ({ sql, config }, { recipient, limit }): Promise<SentMessage[]> => {
    if (config.production) return refuse('NOT_FOUND', 'There is no mailbox here.')
    const rows = await sql<(NotificationRow & { attachments: SentMessage['attachments'] })[]>`
      select * from notifications where sent_at is not null ${recipient ? sql`and recipient = ${recipient}` : sql``}
      order by sent_at desc, id desc limit ${limit}`
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      channel: row.channel,
      recipient: row.recipient,
      subject: row.subject,
      textBody: row.text_body,
      htmlBody: row.html_body,
      attachments: row.attachments,
      sentAt: row.sent_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    }))
  },
})
