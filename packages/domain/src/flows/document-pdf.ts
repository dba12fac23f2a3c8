import type { Db } from '@forecourt/db'
import type { DocumentLineRow, DocumentRow } from '@forecourt/db/schema/invoicing'
import { findBooking, mustSee } from '../booking/index.ts'
import { documentInput } from '../invoicing/contract.ts'
import { findDocument, linesOf, printDocument } from '../invoicing/index.ts'
import { anyone, type Locale, query } from '../kernel/index.ts'
import { line } from '../notifications/words.ts'
import { lineItem } from '../pricing/contract.ts'

export type DocumentFile = { filename: string; pdf: Buffer }

/** A document as a PDF, for whoever may see its booking; the same bytes every time. @throws NOT_FOUND */
export const documentPdf = query({
  name: 'booking.documentPdf',
  access: anyone,
  input: documentInput,
  run: async ({ sql, actor }, { documentId }): Promise<DocumentFile> => {
    const document = await findDocument(sql, documentId)
    await mustSee(sql, actor, await findBooking(sql, document.booking_id))
    return fileOf(sql, document)
  },
})

/** The file itself. */
async function fileOf(sql: Db, document: DocumentRow): Promise<DocumentFile> {
  const lines = await linesOf(sql, document.id)
  const invoice = document.invoice_id === null ? null : await findDocument(sql, document.invoice_id)
  const pdf = await printDocument({
    document,
    lines: lines.map((row) => ({ ...row, label: labelOf(row, document.locale) })),
    invoice,
  })
  return { filename: `${document.number}.pdf`, pdf }
}

/** What a line is for; how often and at how much each has columns of its own. */
function labelOf(row: DocumentLineRow, locale: Locale): string {
  const { code, kind, unit_minor: unitMinor, amount_minor: amountMinor, params } = row
  const item = lineItem.parse({ code, kind, quantity: 1, unitMinor, amountMinor, params })
  return line(item, new Map(), locale)
}
