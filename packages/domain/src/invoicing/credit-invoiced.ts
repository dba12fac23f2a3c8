import type { Tx } from '@forecourt/db'
import type { DocumentRow } from '@forecourt/db/schema/invoicing'
import { z } from 'zod'
import { command, system, type Work } from '../kernel/index.ts'
import { type CreditableRate, creditLines } from './credit-lines.ts'
import { issueDocument } from './issue-document.ts'
import { asOfTheDay } from './store.ts'

/**
 * A refund takes back from what was invoiced as far as it leaves us with less than that: a credit note for each invoice
 * that it touches, the newest first. What was paid and never invoiced is given back without one.
 * @returns the notes that were issued now
 */
export const creditInvoiced = command({
  name: 'invoicing.creditInvoiced',
  access: system,
  audited: false,
  input: z.object({
    bookingId: z.uuid(),
    refundId: z.uuid(),
    amountMinor: z.number().int().positive(),
    /** What we have of the booking's money, this refund taken off. */
    keptMinor: z.number().int(),
    /** What is invoiced at that moment or later counted on it already. */
    requestedAt: z.date(),
    reason: z.string(),
  }),
  run: async (
    work,
    { bookingId, refundId, amountMinor, keptMinor, requestedAt, reason },
  ): Promise<DocumentRow[]> => {
    const { tx } = work
    // Locked, so that two refunds do not take back the same.
    const invoices = await tx<DocumentRow[]>`
      select * from documents where booking_id = ${bookingId} and kind = 'invoice' and issued_at < ${requestedAt}
      order by issued_at desc, id desc for update`
    const [earlier] = await tx`
      select 1 from documents where kind = 'credit_note' and refund_id = ${refundId} limit 1`
    if (earlier) return []
    const notes: DocumentRow[] = []
    const all = await Promise.all(
      invoices.map(async (invoice) => ({ invoice, rates: await ratesOf(tx, invoice.id) })),
    )
    let open = Math.min(amountMinor, all.reduce((sum, { rates }) => sum + leftOf(rates), 0) - keptMinor)
    for (const { invoice, rates } of all) {
      const part = Math.min(open, leftOf(rates))
      if (part <= 0) continue
      notes.push(await creditOf(work, invoice, rates, part, { refundId, reason }))
      open -= part
    }
    return notes
  },
})

const leftOf = (rates: readonly CreditableRate[]) =>
  rates.reduce((sum, { invoicedMinor, creditedMinor }) => sum + invoicedMinor - creditedMinor, 0)

const ratesOf = (tx: Tx, invoiceId: string): Promise<CreditableRate[]> =>
  tx<CreditableRate[]>`
    select l.tax_basis_points as "taxBasisPoints",
      coalesce(sum(l.amount_minor) filter (where d.kind = 'invoice'), 0)::bigint as "invoicedMinor",
      coalesce(sum(l.amount_minor) filter (where d.kind = 'credit_note'), 0)::bigint as "creditedMinor"
    from documents d join document_lines l on l.document_id = d.id
    where d.id = ${invoiceId} or d.invoice_id = ${invoiceId}
    group by 1 order by 1 desc`

async function creditOf(
  work: Work,
  invoice: DocumentRow,
  rates: readonly CreditableRate[],
  totalMinor: number,
  { refundId, reason }: { refundId: string; reason: string },
): Promise<DocumentRow> {
  const [companyCode = ''] = invoice.number.split('-')
  const { document } = await issueDocument(work, {
    kind: 'credit_note',
    cause: `credit:${refundId}:${invoice.id}`,
    bookingId: invoice.booking_id,
    invoiceId: invoice.id,
    refundId,
    companyId: invoice.company_id,
    companyCode,
    timeZone: invoice.time_zone,
    locale: invoice.locale,
    currency: invoice.currency,
    totalMinor,
    ...asOfTheDay(invoice),
    lines: creditLines(rates, totalMinor, { code: invoice.number, reason }),
  })
  return document
}
