import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useFormat } from '../format/use-format.ts'
import { useUiText } from '../i18n/create-i18n.ts'

export interface PriceLine {
  /** A stable key: the line item's code or id. */
  id: string
  label: ReactNode
  /** How it comes about: "3 × €54.00". */
  detail?: ReactNode
  /** Minor units; a discount is negative. */
  minor: number
}

export interface PriceTableProps {
  /** The table's name, for those who do not see it beside its heading. */
  caption: string
  lines: readonly PriceLine[]
  currency: string
  /** Minor units. Given by the server, never added up here. */
  total: number
  totalLabel?: ReactNode
  /** Lines below the total that are not part of it: the deposit, what is due at the branch. */
  notes?: readonly PriceLine[]
  className?: string
}

/** A price explained: each amount on its own row, the total last. */
export function PriceTable({
  caption,
  lines,
  currency,
  total,
  totalLabel,
  notes = [],
  className,
}: PriceTableProps) {
  const t = useUiText()
  const { money } = useFormat()
  const row = (line: PriceLine, muted: boolean) => (
    <tr key={line.id} className={muted ? 'text-muted' : undefined}>
      <th scope="row" className="py-1.5 pr-6 text-left font-normal">
        {line.label}
        {line.detail && <span className="block text-muted text-sm">{line.detail}</span>}
      </th>
      <td className="whitespace-nowrap tabular-nums py-1.5 text-right align-top">
        {money(line.minor, currency)}
      </td>
    </tr>
  )
  return (
    <table className={clsx('w-full border-collapse text-base', className)}>
      <caption className="sr-only">{caption}</caption>
      <tbody>{lines.map((line) => row(line, false))}</tbody>
      <tbody>
        <tr className="border-text border-t">
          <th scope="row" className="pt-3 pr-6 text-left font-bold text-lg">
            {totalLabel ?? t('table.total')}
          </th>
          <td className="whitespace-nowrap tabular-nums pt-3 text-right align-top font-bold text-lg">
            {money(total, currency)}
          </td>
        </tr>
      </tbody>
      {notes.length > 0 && (
        <tbody className="before:block before:h-3">{notes.map((line) => row(line, true))}</tbody>
      )}
    </table>
  )
}
