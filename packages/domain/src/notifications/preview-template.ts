import { z } from 'zod'
import { product } from '../fleet/contract.ts'
import { viewBooking } from '../flows/booking-view.ts'
import { anyone, day, query, refuse } from '../kernel/index.ts'
import { composeForAccount } from './account-templates.ts'
import { compose } from './compose.ts'
import { accountKinds, messageKinds, notificationKinds } from './contract.ts'
import { carriesInvoice } from './invoice-file.ts'
import { type Message, toHtml, toText } from './layout.ts'

export type TemplatePreview = { subject: string; text: string; html: string }

/**
 * What a message of a kind would say of the latest booking, with made-up changes, refunds and charges. For whoever
 * writes templates; not in production. @throws NOT_FOUND without any booking of the product
 */
export const previewTemplate = query({
  name: 'notifications.previewTemplate',
  access: anyone,
  input: z.object({ kind: z.enum(messageKinds), locale: z.enum(['en', 'fr']), product }),
  run: async ({ sql, now, actor, config }, { kind, locale, product }): Promise<TemplatePreview> => {
    if (config.production) return refuse('NOT_FOUND', 'There are no previews here.')
    const looks = (message: Message): TemplatePreview => ({
      subject: message.subject,
      text: toText(message),
      html: toHtml(message, locale),
    })
    const account = accountKinds.find((one) => one === kind)
    const link = `${config.publicUrl}/open#sample`
    if (account)
      return looks(
        composeForAccount(account, {
          ...{ name: 'Ada Byron', locale, link },
          licence: { reason: 'glare' },
          nextPickup: { at: new Date(now.getTime() + 3 * day), timeZone: 'Europe/Lisbon' },
        }),
      )
    const about = z.enum(notificationKinds).parse(kind)
    const [latest] = await sql<{ id: string }[]>`
      select id from bookings where product = ${product} and status in ('confirmed', 'active', 'completed')
      order by created_at desc, id desc limit 1`
    if (!latest) return refuse('NOT_FOUND', 'There is no booking to show it with.')
    const booking = await viewBooking(sql, latest.id, now, actor)
    const message = compose(about, {
      ...{ booking, locale, link, refundMinor: 4_200 },
      invoiceNumber: carriesInvoice(about) ? 'FC-2026-000042' : null,
      amounts: [[booking.class.name[locale], '42']],
      change: {
        from: new Date(booking.from),
        to: new Date(booking.to),
        differenceMinor: 1_500,
        dueMinor: 1_500,
      },
      charge: {
        kind: 'damage',
        note: locale === 'fr' ? 'Rétroviseur gauche' : 'Left mirror',
        amountMinor: 18_000,
      },
    })
    return looks(message)
  },
})
