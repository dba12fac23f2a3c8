import type { DocumentRow } from '@forecourt/db/schema/invoicing'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { command, system, type Work } from '../kernel/index.ts'
import { customer, documentKind, seller, subject } from './contract.ts'

const amount = z.number().int()

/** A line with its account and its part of the tax. */
const finishedLine = z.object({
  code: z.string(),
  kind: z.string(),
  quantity: z.number(),
  unitMinor: amount,
  amountMinor: amount,
  taxBasisPoints: amount,
  taxMinor: amount,
  account: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type FinishedLine = z.output<typeof finishedLine>

const issueInput = z.object({
  kind: documentKind,
  /** One document a cause. */
  cause: z.string().max(200),
  bookingId: z.uuid(),
  invoiceId: z.uuid().nullable().default(null),
  paymentId: z.uuid().nullable().default(null),
  refundId: z.uuid().nullable().default(null),
  companyId: z.string(),
  companyCode: z.string(),
  /** Its calendar year is that of the branch. */
  timeZone: z.string(),
  locale: z.enum(['en', 'fr']),
  currency: z.string(),
  totalMinor: amount.positive(),
  paidMinor: amount.min(0).default(0),
  seller,
  customer,
  subject,
  lines: z.array(finishedLine),
})

/**
 * Issues a document: takes the next number of its series and writes it down, with its lines, for good. The series' row is
 * locked until the transaction ends, so numbers are without gap and without double, and one that is rolled back gives
 * its number back. The same cause is issued once: asking again returns the first.
 */
export const issueDocument = command({
  name: 'invoicing.issue',
  access: system,
  input: issueInput,
  run: async (work, input): Promise<{ document: DocumentRow; isNew: boolean }> => {
    const { tx, now } = work
    const { companyId, kind, timeZone } = input
    const [series] = await tx<{ year: number; last: number }[]>`
      insert into document_counters as c (company_id, kind, year, last_sequence)
      values (${companyId}, ${kind}, extract(year from ${now}::timestamptz at time zone ${timeZone}), 0)
      on conflict (company_id, kind, year) do update set last_sequence = c.last_sequence
      returning year, last_sequence as last`
    if (!series) throw new Error(`There is no series of ${kind} of ${companyId}.`)
    // Whoever issued the same meanwhile held the series, so it is seen now.
    const [earlier] = await tx<DocumentRow[]>`select * from documents where cause = ${input.cause}`
    if (earlier) return { document: earlier, isNew: false }
    const document = await write(work, input, series.year, series.last + 1)
    await writeLines(work, document.id, input.lines)
    await tx`
      update document_counters set last_sequence = ${document.sequence}
      where company_id = ${companyId} and kind = ${kind} and year = ${series.year}`
    work.record('document', document.id, { kind, number: document.number, totalMinor: input.totalMinor })
    work.emit({
      type: 'document.issued',
      topics: [`booking:${input.bookingId}`],
      payload: { bookingId: input.bookingId, documentId: document.id, kind },
    })
    return { document, isNew: true }
  },
})

async function write(
  { tx, now }: Work,
  input: z.output<typeof issueInput>,
  year: number,
  sequence: number,
): Promise<DocumentRow> {
  const { kind, companyCode, lines } = input
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0)
  const [row] = await tx<DocumentRow[]>`
    insert into documents (id, kind, company_id, year, sequence, number, cause, booking_id, invoice_id, payment_id, refund_id,
      issued_at, time_zone, locale, currency, total_minor, tax_minor, paid_minor, seller, customer, subject)
    values (${uuid()}, ${kind}, ${input.companyId}, ${year}, ${sequence},
      document_number(${companyCode}, ${kind}, ${year}, ${sequence}), ${input.cause}, ${input.bookingId}, ${input.invoiceId},
      ${input.paymentId}, ${input.refundId}, ${now}, ${input.timeZone}, ${input.locale}, ${input.currency},
      ${input.totalMinor}, ${taxMinor}, ${input.paidMinor}, ${tx.json(input.seller)}, ${tx.json(input.customer)},
      ${tx.json(input.subject)})
    returning *`
  if (!row) throw new Error(`Document ${input.cause} was not written.`)
  return row
}

async function writeLines({ tx }: Work, documentId: string, lines: readonly FinishedLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line, index) => ({
    document_id: documentId,
    place: index + 1,
    code: line.code,
    kind: line.kind,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    amount_minor: line.amountMinor,
    tax_basis_points: line.taxBasisPoints,
    tax_minor: line.taxMinor,
    account: line.account,
    params: tx.json(line.params),
  }))
  await tx`insert into document_lines ${tx(rows)}`
}
