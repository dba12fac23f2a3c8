import type { Db } from '@forecourt/db'
import type { NotificationRow } from '@forecourt/db/schema/notifications'
import QRCode from 'qrcode'
import { z } from 'zod'
import type { Booking } from '../booking/contract.ts'
import { findBooking, signLink } from '../booking/index.ts'
import { bookingPass } from '../flows/booking-pass.ts'
import { viewBooking } from '../flows/booking-view.ts'
import {
  asSystem,
  command,
  type Email,
  type Flow,
  flow,
  type Locale,
  moneyWords,
  system,
} from '../kernel/index.ts'
import { calendarFile } from './calendar.ts'
import { notificationKinds } from './contract.ts'
import { type Message, toHtml, toText } from './layout.ts'
import type { Given } from './template.ts'
import { compose } from './templates.ts'
import { line } from './words.ts'

/**
 * Words a due message as things stand now, hands it to the mail server, and keeps what was sent. Without a mail
 * server, keeping it is sending it: the mailbox page shows it. A crash between sending and noting it may send twice;
 * losing one is worse.
 */
export const sendMessage = flow({
  name: 'notifications.sendMessage',
  access: system,
  input: z.object({ notificationId: z.uuid() }),
  run: async (call, { notificationId }): Promise<void> => {
    const caller = asSystem(call, 'notifications.sendMessage')
    const [row] = await call.runtime.sql<NotificationRow[]>`
      select * from notifications where id = ${notificationId} and sent_at is null and skipped_at is null and given_up_at is null`
    if (!row?.booking_id) return
    try {
      if (await isPast(call, row, row.booking_id)) return noteSkipped(caller, { notificationId })
      const email = await wordMessage(call, row, row.booking_id)
      await call.runtime.mailer?.send(email)
      await noteSent(caller, { notificationId, email })
    } catch (error) {
      await noteFailed(caller, { notificationId, error: String(error).slice(0, 500) })
      throw error
    }
  },
})

/** Of reminders: in which status of the booking they are true, and which of its ends they are about. */
const aboutTime = {
  pickup_reminder: { status: 'confirmed', end: 'starts_at' },
  pickup_soon: { status: 'confirmed', end: 'starts_at' },
  return_reminder: { status: 'active', end: 'ends_at' },
  return_soon: { status: 'active', end: 'ends_at' },
} as const

/** A reminder of a time that has passed or was moved, or of a booking that has gone on, helps nobody. */
async function isPast({ runtime, now }: Flow, row: NotificationRow, bookingId: string): Promise<boolean> {
  const rule = Object.entries(aboutTime).find(([kind]) => kind === row.kind)?.[1]
  if (!rule) return false
  const booking = await findBooking(runtime.sql, bookingId)
  const at = booking[rule.end]
  return booking.status !== rule.status || at <= now || !row.cause_key.endsWith(`:${at.getTime() / 1000}`)
}

async function wordMessage(call: Flow, row: NotificationRow, bookingId: string): Promise<Email> {
  const { sql, config } = call.runtime
  const booking = await viewBooking(sql, bookingId, call.now, call.actor)
  const link = `${config.publicUrl}/open#${signLink(bookingId, config.appSecret)}`
  const amounts = await amountLines(sql, booking, row.locale)
  const kind = z.enum(notificationKinds).parse(row.kind)
  const about = await whatItIsAbout(sql, row.cause_key)
  const { withPass, ...words } = compose(kind, { booking, link, amounts, locale: row.locale, ...about })
  // A booking that was cancelled meanwhile has no pass any more.
  const standing = booking.status === 'confirmed' || booking.status === 'active'
  const message: Message = { ...words, image: standing ? words.image : null }
  return {
    to: row.recipient,
    subject: message.subject,
    text: toText(message),
    html: toHtml(message, row.locale),
    attachments:
      withPass && standing ? [await passImage(call, bookingId), calendarFile(booking, link, row.locale)] : [],
  }
}

/** The change, refund or charge that a message tells of, by the id at the end of its cause. */
async function whatItIsAbout(
  sql: Db,
  cause: string,
): Promise<Pick<Given, 'change' | 'refundMinor' | 'charge'>> {
  const id = cause.slice(cause.lastIndexOf(':') + 1)
  if (!z.uuid().safeParse(id).success) return { change: null, refundMinor: null, charge: null }
  const [[change], [refund], [charge]] = await Promise.all([
    sql<{ from: Date; to: Date; differenceMinor: number; dueMinor: number }[]>`
      select n.starts_at as "from", n.ends_at as "to", n.total_minor - o.total_minor as "differenceMinor",
        c.due_minor as "dueMinor"
      from booking_changes c join quotes n on n.id = c.quote_id join quotes o on o.id = c.from_quote_id where c.id = ${id}`,
    sql<{ minor: number }[]>`select amount_minor as minor from refunds where id = ${id}`,
    sql<NonNullable<Given['charge']>[]>`
      select kind, note, amount_minor as "amountMinor" from booking_charges where id = ${id}`,
  ])
  return { change: change ?? null, refundMinor: refund?.minor ?? null, charge: charge ?? null }
}

async function passImage(call: Flow, bookingId: string): Promise<Email['attachments'][number]> {
  const { token } = await bookingPass(asSystem(call, 'notifications.sendMessage'), { bookingId })
  const png = await QRCode.toBuffer(token, { errorCorrectionLevel: 'M', margin: 4, width: 400 })
  return {
    filename: 'pass.png',
    contentType: 'image/png',
    contentBase64: png.toString('base64'),
    cid: 'pass',
  }
}

async function amountLines(sql: Db, booking: Booking, locale: Locale): Promise<[string, string][]> {
  const rows = await sql<
    { id: string; en: string; fr: string }[]
  >`select id, name_en as en, name_fr as fr from extras`
  const names = new Map(rows.map((row) => [row.id, row]))
  // At the end the bill, where it differs from what was booked.
  const { lines: items, totalMinor } = booking.bill ?? booking
  const lines = items.map((item): [string, string] => [
    line(item, names, locale),
    moneyWords(item.amountMinor, booking.currency, locale),
  ])
  const tax = moneyWords(booking.taxMinor, booking.currency, locale)
  const total = locale === 'fr' ? `Total, dont TVA ${tax}` : `Total, including ${tax} tax`
  return [...lines, [total, moneyWords(totalMinor, booking.currency, locale)]]
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
    email: z.object({
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      attachments: z.array(attachment),
    }),
  }),
  run: async (work, { notificationId, email }): Promise<void> => {
    await work.tx`
      update notifications set subject = ${email.subject}, text_body = ${email.text}, html_body = ${email.html},
        attachments = ${work.tx.json(email.attachments)}, sent_at = ${work.now}, attempts = attempts + 1, last_error = null
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

/** After so many failures it is given up, until a person asks for it again. */
const mostAttempts = 10

const noteFailed = command({
  name: 'notifications.noteFailed',
  access: system,
  input: z.object({ notificationId: z.uuid(), error: z.string() }),
  run: async ({ tx, now, record }, { notificationId, error }): Promise<void> => {
    await tx`
      update notifications set attempts = attempts + 1, last_error = ${error},
        given_up_at = case when attempts + 1 >= ${mostAttempts} then ${now}::timestamptz end
      where id = ${notificationId} and sent_at is null`
    record('notification', notificationId, { sent: false })
  },
})
