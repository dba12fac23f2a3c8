import type { Db } from '@forecourt/db'
import type { NotificationRow } from '@forecourt/db/schema/notifications'
import QRCode from 'qrcode'
import { z } from 'zod'
import type { Booking } from '../booking/contract.ts'
import { signLink } from '../booking/index.ts'
import { bookingPass } from '../flows/booking-pass.ts'
import { viewBooking } from '../flows/booking-view.ts'
import { asSystem, type Email, type Flow, type Locale, moneyWords } from '../kernel/index.ts'
import { calendarFile } from './calendar.ts'
import { compose } from './compose.ts'
import { notificationKinds } from './contract.ts'
import { invoiceFor } from './invoice-file.ts'
import { type Message, toHtml, toText } from './layout.ts'
import type { Given } from './template.ts'
import { line } from './words.ts'

/** Words a message about a booking, as things stand now. */
export async function wordMessage(call: Flow, row: NotificationRow, bookingId: string): Promise<Email> {
  const { sql, config } = call.runtime
  const booking = await viewBooking(sql, bookingId, call.now, call.actor)
  const link = `${config.publicUrl}/open#${signLink(bookingId, config.appSecret)}`
  const amounts = await amountLines(sql, booking, row.locale)
  const kind = z.enum(notificationKinds).parse(row.kind)
  const about = await whatItIsAbout(sql, row.cause_key)
  // A text message and a push message carry no file.
  const invoice = row.channel === 'email' ? await invoiceFor(call, kind, row) : null
  const { withPass, ...words } = compose(kind, {
    ...{ booking, link, amounts, locale: row.locale, ...about },
    invoiceNumber: invoice?.number ?? null,
  })
  // A booking that was cancelled meanwhile has no pass any more.
  const standing = booking.status === 'confirmed' || booking.status === 'active'
  const message: Message = { ...words, image: standing ? words.image : null }
  return {
    to: row.recipient,
    subject: message.subject,
    text: toText(message),
    html: toHtml(message, row.locale),
    attachments: [
      ...(withPass && standing
        ? [await passImage(call, bookingId), calendarFile(booking, link, row.locale)]
        : []),
      ...(invoice ? [invoice.file] : []),
    ],
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
