import { FileText } from 'lucide-react'
import { useFormat } from '../format/use-format.ts'
import { useUiText } from '../i18n/create-i18n.ts'

export interface IssuedDocument {
  id: string
  kind: 'invoice' | 'credit_note' | 'receipt'
  /** As it is printed. */
  number: string
  /** ISO 8601. */
  issuedAt: string
  currency: string
  /** Minor units. */
  totalMinor: number
  /** Of a receipt: money came in, or went back. */
  direction: 'in' | 'out' | null
}

export interface DocumentListProps {
  documents: readonly IssuedDocument[]
  /** Where the file of a document is. */
  hrefOf: (id: string) => string
  timeZone: string
}

/** Invoices, credit notes and receipts, each a link to its PDF. */
export function DocumentList({ documents, hrefOf, timeZone }: DocumentListProps) {
  const t = useUiText()
  const { instant, money } = useFormat()
  return (
    <ul className="flex flex-col divide-y divide-hairline">
      {documents.map(({ id, kind, number, issuedAt, currency, totalMinor, direction }) => (
        <li key={id}>
          <a
            href={hrefOf(id)}
            target="_blank"
            rel="noreferrer"
            className="flex min-h-target items-center gap-3 py-2 hover:text-brand"
          >
            <FileText aria-hidden className="size-5 shrink-0 text-muted" />
            <span className="min-w-0 grow">
              <span className="font-medium underline underline-offset-4">
                {t(`document.${direction === 'out' ? 'refund' : kind}`)}{' '}
              </span>
              <span className="block text-muted text-sm">
                {number}, {instant(issuedAt, timeZone, 'date')}
              </span>
            </span>
            <span className="whitespace-nowrap tabular-nums">{money(totalMinor, currency)}</span>
            <span className="text-muted text-sm">PDF</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
