import type { NotificationRow } from '@forecourt/db/schema/notifications'
import { z } from 'zod'
import { findBooking } from '../booking/index.ts'
import { asSystem, command, type Email, type Flow, flow, system } from '../kernel/index.ts'
import { deliver, isWanted } from './deliver.ts'
import { accountNewsIsPast, wordAccountMessage } from './word-account-message.ts'
import { wordMessage } from './word-message.ts'

/**
 * Words a due message as things stand now, hands it to its channel, and keeps what was sent. A crash between sending
 * and noting it may send twice; losing one is worse. One that fails is due again later, each time after a longer wait.
 */
export const sendMessage = flow({
  name: 'notifications.sendMessage',
  access: system,
  input: z.object({ notificationId: z.uuid() }),
  run: async (call, { notificationId }): Promise<void> => {
    const caller = asSystem(call, 'notifications.sendMessage')
    const [row] = await call.runtime.sql<NotificationRow[]>`
      select * from notifications where id = ${notificationId} and due_at <= ${call.now}
        and sent_at is null and skipped_at is null and given_up_at is null`
    if (!row) return
    try {
      const skip = (await isPast(call, row)) || !(await isWanted(call.runtime.sql, row))
      const sent = skip ? null : await deliver(caller, row, await word(call, row))
      if (sent === null) await noteSkipped(caller, { notificationId })
      else await noteSent(caller, { notificationId, sent })
    } catch (error) {
      await noteFailed(caller, { notificationId, error: String(error).slice(0, 500) })
      throw error
    }
  },
})

async function word(call: Flow, row: NotificationRow): Promise<Email> {
  if (row.booking_id !== null) return wordMessage(call, row, row.booking_id)
  if (row.user_id !== null) return wordAccountMessage(call, row, row.user_id)
  throw new Error(`Notification ${row.id} is about nothing.`)
}

/** Of reminders: in which status of the booking they are true, and which of its ends they are about. */
const aboutTime = {
  pickup_reminder: { status: 'confirmed', end: 'starts_at' },
  pickup_soon: { status: 'confirmed', end: 'starts_at' },
  return_reminder: { status: 'active', end: 'ends_at' },
  return_soon: { status: 'active', end: 'ends_at' },
  hold_ending: { status: 'pending', end: 'hold_expires_at' },
} as const

/** A reminder of a time that has passed or was moved, or of a booking that has gone on, helps nobody. */
async function isPast(call: Flow, row: NotificationRow): Promise<boolean> {
  if (row.booking_id === null) return accountNewsIsPast(call, row)
  const rule = Object.entries(aboutTime).find(([kind]) => kind === row.kind)?.[1]
  if (!rule) return false
  const booking = await findBooking(call.runtime.sql, row.booking_id)
  const at = booking[rule.end]
  if (at === null || booking.status !== rule.status || at <= call.now) return true
  return !row.cause_key.endsWith(`:${at.getTime() / 1000}`)
}

const attachment = z.object({
  filename: z.string(),
  contentType: z.string(),
  contentBase64: z.string(),
  cid: z.string().optional(),
})

const noteSent = command({
  name: 'notifications.noteSent',
  access: system,
  input: z.object({
    notificationId: z.uuid(),
    sent: z.object({
      recipient: z.string(),
      subject: z.string().nullable(),
      text: z.string(),
      html: z.string().nullable(),
      attachments: z.array(attachment),
    }),
  }),
  run: async (work, { notificationId, sent }): Promise<void> => {
    await work.tx`
      update notifications set recipient = ${sent.recipient}, subject = ${sent.subject}, text_body = ${sent.text}, html_body = ${sent.html},
        attachments = ${work.tx.json(sent.attachments)}, sent_at = ${work.now}, attempts = attempts + 1, last_error = null
      where id = ${notificationId} and sent_at is null`
    work.record('notification', notificationId, { sent: true })
  },
})

const noteSkipped = command({
  name: 'notifications.noteSkipped',
  access: system,
  input: z.object({ notificationId: z.uuid() }),
  run: async ({ tx, now, record }, { notificationId }): Promise<void> => {
    await tx`
      update notifications set skipped_at = ${now} where id = ${notificationId} and sent_at is null`
    record('notification', notificationId, { sent: false, skipped: true })
  },
})

/** After so many failures, some six hours, it is given up, until a person asks for it again. */
const mostAttempts = 10
/** A minute, two, four, … and at most two hours until it is tried again. */
const longestWaitMinutes = 120

const noteFailed = command({
  name: 'notifications.noteFailed',
  access: system,
  input: z.object({ notificationId: z.uuid(), error: z.string() }),
  run: async ({ tx, now, record }, { notificationId, error }): Promise<void> => {
    await tx`
      update notifications set attempts = attempts + 1, last_error = ${error},
        due_at = ${now}::timestamptz + least(power(2, attempts), ${longestWaitMinutes}) * interval '1 minute',
        given_up_at = case when attempts + 1 >= ${mostAttempts} then ${now}::timestamptz end
      where id = ${notificationId} and sent_at is null`
    record('notification', notificationId, { sent: false })
  },
})
