import type { DisputeRow } from '@forecourt/db/schema/payments'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { ink, openSheet } from '../invoicing/index.ts'
import { type Locale, query, refuse, staff } from '../kernel/index.ts'
import { evidenceInput } from '../payments/contract.ts'
import { viewBooking } from './booking-view.ts'
import type { DocumentFile } from './document-pdf.ts'
import { evidenceOf } from './evidence-facts.ts'
import { type Section, sectionsOf } from './evidence-sections.ts'
import { evidenceWords } from './evidence-words.ts'

/** All that speaks for the service in a dispute, as a PDF for the customer's bank. For staff. @throws NOT_FOUND */
export const evidencePack = query({
  name: 'dispute.evidencePack',
  access: staff,
  input: evidenceInput,
  run: async ({ sql, now, actor }, { disputeId, locale }): Promise<DocumentFile> => {
    const [dispute] = await sql<DisputeRow[]>`select * from disputes where id = ${disputeId}`
    if (!dispute) return refuse('NOT_FOUND', 'There is no such dispute, or this account may not see it.')
    await mustWorkOn(sql, actor, await findBooking(sql, dispute.booking_id))
    const booking = await viewBooking(sql, dispute.booking_id, now, actor)
    const sections = sectionsOf(await evidenceOf(sql, dispute, booking), locale)
    const title = `${evidenceWords[locale].title} ${booking.reference}`
    return { filename: `evidence-${booking.reference}.pdf`, pdf: await print(title, sections, now, locale) }
  },
})

/** Section after section, on as many pages as it takes. */
function print(title: string, sections: readonly Section[], madeAt: Date, locale: Locale): Promise<Buffer> {
  const t = evidenceWords[locale]
  const sheet = openSheet(title, madeAt, locale)
  sheet.row([[title, { size: 20, bold: true, color: ink.brand }]], 4)
  sheet.row([[t.madeOn, { color: ink.muted }]], 18)
  for (const { title: heading, rows } of sections) {
    sheet.room(70)
    sheet.row([[heading, { size: 12, bold: true }]], 2)
    sheet.rule(ink.rule, 8)
    if (rows.length === 0) sheet.row([[t.nothing, { color: ink.muted }]])
    for (const [label, value] of rows) {
      sheet.room(40)
      sheet.row(
        [
          [label, { color: ink.muted, width: 170 }],
          [value, { x: 236 }],
        ],
        4,
      )
    }
    sheet.skip(12)
  }
  return sheet.end()
}
