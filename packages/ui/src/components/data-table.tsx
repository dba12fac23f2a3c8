import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { Button } from './button.tsx'
import { Skeleton } from './skeleton.tsx'

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Whether its header sorts. */
  sortable?: boolean
  align?: 'start' | 'end'
  /** The column that names the row: read out with each cell. */
  rowHeader?: boolean
  className?: string
}

export interface Sort {
  column: string
  direction: 'ascending' | 'descending'
}

export interface DataTableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  /** Undefined while loading. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** The words of an empty list, with a way on. */
  empty?: ReactNode
  error?: { message?: ReactNode; onRetry: () => void } | undefined
  /** How many grey rows to show while loading. */
  expectedRows?: number
  className?: string
}

/** A table of records: sorting by header, and a row that says so when it is empty, loading or broken. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, error, className } = props
  return (
    // Focusable, so that a wide table can be scrolled by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls needs to be reached
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a section would be a landmark
    <div role="group" aria-label={caption} tabIndex={0} className={clsx('overflow-x-auto', className)}>
      <table className="w-full border-collapse text-left text-base" aria-busy={!rows && !error}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-hairline border-b">
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows && !error ? (
            rows.map((row) => (
              <tr
                key={rowKey(row)}
                className="border-hairline border-b transition-colors last:border-b-0 hover:bg-subtle"
              >
                {columns.map((column) => (
                  <Cell key={column.id} column={column} row={row} />
                ))}
              </tr>
            ))
          ) : (
            <Waiting {...props} />
          )}
          {rows?.length === 0 && !error && <Empty {...props} />}
        </tbody>
      </table>
    </div>
  )
}

function Header<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}) {
  const t = useUiText()
  const direction = sort?.column === column.id ? sort.direction : undefined
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ArrowUpDown
  const end = column.align === 'end'
  return (
    <th
      scope="col"
      aria-sort={direction ?? (column.sortable ? 'none' : undefined)}
      className={clsx(
        'whitespace-nowrap px-3 py-1 font-medium text-muted text-sm first:pl-4 last:pr-4',
        end && 'text-right',
        column.className,
      )}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          title={t('table.sortBy', { column: column.header })}
          className={clsx(
            '-mx-1.5 inline-flex min-h-target items-center gap-1.5 rounded-input px-1.5 hover:bg-subtle hover:text-text',
            direction && 'text-text',
            end && 'flex-row-reverse',
          )}
          onClick={() =>
            onSort({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })
          }
        >
          {column.header}
          <Icon aria-hidden className="size-3.5" />
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = clsx(
    'px-3 py-2.5 align-middle first:pl-4 last:pr-4',
    column.align === 'end' && 'text-right tabular-nums',
    column.className,
  )
  return column.rowHeader ? (
    <th scope="row" className={clsx(className, 'whitespace-nowrap font-medium')}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
  )
}

function Waiting<Row>({ columns, error, expectedRows = 5 }: DataTableProps<Row>) {
  const t = useUiText()
  if (error) {
    return (
      <tr>
        <td colSpan={columns.length} className="px-4 py-10 text-center">
          <div role="alert" className="flex flex-col items-center gap-3">
            <p>{error.message ?? t('table.failed')}</p>
            <Button variant="secondary" size="small" onClick={error.onRetry}>
              {t('retry')}
            </Button>
          </div>
        </td>
      </tr>
    )
  }
  return Array.from({ length: expectedRows }, (_, index) => (
    <tr key={index} className="border-hairline border-b last:border-b-0">
      {columns.map((column) => (
        <td key={column.id} className="px-3 py-3 first:pl-4 last:pr-4">
          <Skeleton className="h-4 w-3/4" />
        </td>
      ))}
    </tr>
  ))
}

function Empty<Row>({ columns, empty }: DataTableProps<Row>) {
  const t = useUiText()
  return (
    <tr>
      <td colSpan={columns.length} className="px-4 py-10 text-center text-muted">
        {empty ?? t('table.empty')}
      </td>
    </tr>
  )
}
