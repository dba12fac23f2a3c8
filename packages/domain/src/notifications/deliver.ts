import type { Db } from '@forecourt/db'
import type { NotificationRow, PushSubscriptionRow } from '@forecourt/db/schema/notifications'
import { z } from 'zod'
import { command, type Email, type Flow, system } from '../kernel/index.ts'
import { notificationKinds } from './contract.ts'
import { topicOf } from './topics.ts'

/** What was sent, to be kept with the message. */
export type Sent = {
  recipient: string
  subject: string | null
  text: string
  html: string | null
  attachments: Email['attachments']
}

/**
 * Hands a worded message to its channel. Where that is not set up, keeping it is sending it: the mailbox page shows it.
 * @returns what was sent, or null when it has nowhere to go any more
 */
export async function deliver(call: Flow, row: NotificationRow, email: Email): Promise<Sent | null> {
  const { mailer, sms, push, config, sql } = call.runtime
  switch (row.channel) {
    case 'email':
      await mailer?.send(email)
      return { ...email, recipient: row.recipient }
    case 'sms': {
      // The number as it is now: it may have changed while the message waited.
      const [to] = await sql<{ phone: string }[]>`
        select s.phone from contact_settings s join bookings b on b.customer_id = s.user_id
        where b.id = ${row.booking_id} and s.phone is not null`
      if (!to) return null
      const text = `${email.subject}. ${config.publicUrl}/bookings/${row.booking_id}`
      await sms?.send({ to: to.phone, text })
      return shortOf(to.phone, text)
    }
    case 'push': {
      // The browser may be another customer's by now.
      const [to] = await sql<PushSubscriptionRow[]>`
        select p.* from push_subscriptions p join bookings b on b.customer_id = p.user_id
        where p.id = ${row.recipient} and b.id = ${row.booking_id}`
      if (!to) return null
      const payload = {
        title: 'Forecourt',
        body: email.subject,
        url: `/bookings/${row.booking_id}`,
        tag: row.id,
      }
      if ((await push?.send(to, payload)) === 'gone') {
        await forgetSubscription(call, { subscriptionId: to.id })
        return null
      }
      return shortOf(row.recipient, email.subject)
    }
  }
}

const shortOf = (recipient: string, text: string): Sent => ({
  recipient,
  subject: null,
  text,
  html: null,
  attachments: [],
})

const forgetSubscription = command({
  name: 'notifications.forgetSubscription',
  access: system,
  input: z.object({ subscriptionId: z.uuid() }),
  run: async ({ tx, record }, { subscriptionId }): Promise<void> => {
    await tx`delete from push_subscriptions where id = ${subscriptionId}`
    record('push_subscription', subscriptionId, { gone: true })
  },
})

/** Whether a customer still wants messages of this kind here; email always. */
export async function isWanted(sql: Db, { channel, kind, booking_id }: NotificationRow): Promise<boolean> {
  if (channel === 'email') return true
  const topic = topicOf[z.enum(notificationKinds).parse(kind)]
  const [latest] = await sql<{ allowed: boolean }[]>`
    select allowed from consents where channel = ${channel} and topic = ${topic ?? ''}
      and user_id = (select customer_id from bookings where id = ${booking_id})
    order by id desc limit 1`
  return latest?.allowed ?? false
}
