// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that invoicing owns: nobody else writes them. */
export const tables = ['document_counters', 'documents', 'document_lines'] as const

/** The last number of each series; its row lock is what leaves no gap. */
export type DocumentCounterRow = {
  company_id: string
  kind: 'invoice' | 'credit_note' | 'receipt'
  year: number
  last_sequence: number
}

/** What was issued to a customer, as it was issued. */
export type DocumentRow = {
  id: string
  kind: 'invoice' | 'credit_note' | 'receipt'
  company_id: string
  year: number
  sequence: number
  number: string
  cause: string
  booking_id: string
  invoice_id: string | null
  payment_id: string | null
  refund_id: string | null
  issued_at: Date
  time_zone: string
  locale: 'en' | 'fr'
  currency: string
  total_minor: number
  tax_minor: number
  paid_minor: number
  seller: JSONValue
  customer: JSONValue
  subject: JSONValue
}

/** What an invoice or a credit note is for; amounts include their tax. */
export type DocumentLineRow = {
  document_id: string
  place: number
  code: string
  kind: string
  quantity: number
  unit_minor: number
  amount_minor: number
  tax_basis_points: number
  tax_minor: number
  account: string
  params: JSONValue
}
