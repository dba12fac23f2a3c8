import type { NotificationRow } from '@forecourt/db/schema/notifications'
import { documentPdf } from '../flows/document-pdf.ts'
import { asSystem, type Email, type Flow } from '../kernel/index.ts'
import type { NotificationKind } from './contract.ts'

/** Messages that an invoice goes with, and the cause of that invoice; `id` is the last word of the message's cause. */
const causeOf: Partial<Record<NotificationKind, (of: { bookingId: string; id: string }) => string>> = {
  receipt: ({ bookingId }) => `booking:${bookingId}`,
  no_show: ({ bookingId }) => `booking:${bookingId}`,
  booking_cancelled: ({ bookingId }) => `booking:${bookingId}`,
  booking_charged: ({ id }) => `charge:${id}`,
}

/** Whether an invoice goes with messages of a kind. */
export const carriesInvoice = (kind: NotificationKind): boolean => kind in causeOf

type AttachedInvoice = { number: string; file: Email['attachments'][number] }

/** The invoice that a message tells of, as a PDF; null where none was issued (yet), and of messages of other kinds. */
export async function invoiceFor(
  call: Flow,
  kind: NotificationKind,
  { cause_key, booking_id }: NotificationRow,
): Promise<AttachedInvoice | null> {
  const id = cause_key.slice(cause_key.lastIndexOf(':') + 1)
  const cause = causeOf[kind]?.({ bookingId: booking_id ?? '', id })
  if (cause === undefined) return null
  const [invoice] = await call.runtime.sql<{ id: string; number: string }[]>`
    select id, number from documents where cause = ${cause} and booking_id = ${booking_id} and kind = 'invoice'`
  if (!invoice) return null
  const { filename, pdf } = await documentPdf(asSystem(call, 'notifications.sendMessage'), {
    documentId: invoice.id,
  })
  const file = { filename, contentType: 'application/pdf', contentBase64: pdf.toString('base64') }
  return { number: invoice.number, file }
}
