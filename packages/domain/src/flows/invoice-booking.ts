import { documentFacts, documentLines, documentPostings, type Tx } from '@forecourt/db'
import type { BookingChargeRow, BookingRow } from '@forecourt/db/schema/booking'
import type { DocumentRow } from '@forecourt/db/schema/invoicing'
import type { Customer, Seller, Subject } from '../invoicing/contract.ts'
import { type FinishedLine, issueDocument } from '../invoicing/index.ts'
import { refuse, type Work } from '../kernel/index.ts'
import { balanceOf, postDocument } from '../payments/index.ts'
import type { LineItem } from '../pricing/contract.ts'
import { lumpSum } from '../pricing/index.ts'

export type Facts = {
  bookingId: string
  product: BookingRow['product']
  locale: BookingRow['locale']
  currency: string
  timeZone: string
  taxBasisPoints: number
  companyId: string
  companyCode: string
  seller: Seller
  customer: Customer
  subject: Subject
}

/** Who sells, who buys, and what it is about, as it is now. */
export async function factsOf(tx: Tx, bookingId: string): Promise<Facts> {
  const [facts] = await tx<Facts[]>`
    select booking_id as "bookingId", product, locale, currency, time_zone as "timeZone",
      tax_basis_points as "taxBasisPoints", company_id as "companyId", company_code as "companyCode", seller, customer, subject
    from (${documentFacts(tx)} where b.id = ${bookingId}) f`
  return facts ?? refuse('NOT_FOUND', 'There is no such booking, or this account may not see it.')
}

/**
 * Invoices what a booking came to, and books what it earned, in the transaction that ends it: from here on it is owed.
 * Nothing is invoiced that cost nothing. Once for each cause.
 */
async function invoice(
  work: Work,
  { bookingId, cause, lines }: { bookingId: string; cause: string; lines: readonly LineItem[] },
): Promise<void> {
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (totalMinor <= 0) return
  const { product, taxBasisPoints, ...facts } = await factsOf(work.tx, bookingId)
  const paidMinor = (await balanceOf(work.tx, bookingId)).netMinor - (await invoicedFor(work.tx, bookingId))
  const { document, isNew } = await issueDocument(work, {
    kind: 'invoice',
    cause,
    ...facts,
    totalMinor,
    paidMinor: Math.max(0, Math.min(totalMinor, paidMinor)),
    lines: await finished(work.tx, { product, taxBasisPoints, lines }),
  })
  if (isNew) await postIssued(work, document)
}

/** What was invoiced for a booking before, and not taken back. */
async function invoicedFor(tx: Tx, bookingId: string): Promise<number> {
  const [row] = await tx<{ minor: number }[]>`
    select coalesce(sum(case kind when 'invoice' then total_minor else -total_minor end), 0)::bigint as minor
    from documents where booking_id = ${bookingId} and kind <> 'receipt'`
  return row?.minor ?? 0
}

/** Invoices a booking that is over by its bill, or by what was booked where that stands, with what was charged for. */
export async function invoiceBooking(work: Work, bookingId: string): Promise<void> {
  const { tx } = work
  const [row] = await tx<{ lines: LineItem[] }[]>`
    select coalesce(f.lines, q.lines) as lines from bookings b
    join quotes q on q.id = b.quote_id left join booking_bills f on f.booking_id = b.id where b.id = ${bookingId}`
  const charges = await tx<BookingChargeRow[]>`
    select * from booking_charges where booking_id = ${bookingId} order by created_at, id`
  const lines = [...(row?.lines ?? []), ...charges.map(chargeLine)]
  await invoice(work, { bookingId, cause: `booking:${bookingId}`, lines })
}

/** Invoices what was charged for after a booking was. */
export async function invoiceCharge(work: Work, chargeId: string): Promise<void> {
  const [charge] = await work.tx<BookingChargeRow[]>`select * from booking_charges where id = ${chargeId}`
  if (!charge) return refuse('NOT_FOUND', 'There is no such charge.')
  const of = { bookingId: charge.booking_id, cause: `charge:${chargeId}` }
  await invoice(work, { ...of, lines: [chargeLine(charge)] })
}

const chargeLine = ({ kind, note, amount_minor }: BookingChargeRow): LineItem =>
  lumpSum(`charge.${kind}`, 'charge', amount_minor, { note })

/** Invoices what is kept of the money of a booking that came to nothing. */
export function invoiceKept(
  work: Work,
  bookingId: string,
  code: 'cancellation_fee' | 'no_show_fee',
  amountMinor: number,
): Promise<void> {
  const lines = [lumpSum(code, 'change_fee', amountMinor)]
  return invoice(work, { bookingId, cause: `booking:${bookingId}`, lines })
}

/** The ledger's side of an invoice or a credit note that was just issued. */
export async function postIssued(work: Work, document: DocumentRow): Promise<void> {
  const entries = await work.tx<{ account: string; amountMinor: number; line: number | null }[]>`
    select account, amount_minor as "amountMinor", line
    from (${documentPostings(work.tx, work.tx`d.id = ${document.id}`)}) p`
  const { id: documentId, booking_id: bookingId, currency } = document
  await postDocument(work, { documentId, bookingId, currency, entries: [...entries] })
}

type Priced = Pick<Facts, 'product' | 'taxBasisPoints'> & { lines: readonly LineItem[] }

const finished = (tx: Tx, { product, taxBasisPoints, lines }: Priced): Promise<FinishedLine[]> =>
  tx<FinishedLine[]>`
    select code, kind, quantity, unit_minor as "unitMinor", amount_minor as "amountMinor",
      tax_basis_points as "taxBasisPoints", tax_minor as "taxMinor", account, params
    from (${documentLines(
      tx,
      tx`select null::uuid as document_id, ${product}::text as product, ${taxBasisPoints}::integer as tax_basis_points,
           ${tx.json([...lines])}::jsonb as lines`,
    )}) l order by place`
