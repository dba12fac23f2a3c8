import type { Db } from '@forecourt/db'
import type { DocumentLineRow, DocumentRow } from '@forecourt/db/schema/invoicing'
import { refuse } from '../kernel/index.ts'
import { customer, type Document, seller, subject } from './contract.ts'

export async function findDocument(sql: Db, id: string): Promise<DocumentRow> {
  const [row] = await sql<DocumentRow[]>`select * from documents where id = ${id}`
  return row ?? refuse('NOT_FOUND', 'There is no such document, or this account may not see it.')
}

/** The lines of an invoice or a credit note, in their order; a receipt has none. */
export const linesOf = (sql: Db, documentId: string): Promise<DocumentLineRow[]> =>
  sql<DocumentLineRow[]>`select * from document_lines where document_id = ${documentId} order by place`

/** What was issued for a booking, oldest first. */
export async function documentsOf(sql: Db, bookingId: string): Promise<Document[]> {
  const rows = await sql<DocumentRow[]>`
    select * from documents where booking_id = ${bookingId} order by issued_at, id`
  return rows.map(toDocument)
}

const toDocument = (row: DocumentRow): Document => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  issuedAt: row.issued_at.toISOString(),
  currency: row.currency,
  totalMinor: row.total_minor,
  direction: row.kind === 'receipt' ? (row.refund_id === null ? 'in' : 'out') : null,
})

/** What was written down of the day, with its types. */
export const asOfTheDay = (row: DocumentRow) => ({
  seller: seller.parse(row.seller),
  customer: customer.parse(row.customer),
  subject: subject.parse(row.subject),
})
