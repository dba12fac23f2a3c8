import { EmptyState } from '@forecourt/ui'
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { KeysDialog } from './keys-dialog.tsx'
import type { Paged } from './paging.tsx'
import { Pager } from './paging.tsx'
import { Failed } from './query-state.tsx'
import { useRowKeys } from './row-keys.ts'
import { TableSkeleton } from './table-skeleton.tsx'

export interface TableColumn<R> {
  id: string
  header: string
  cell: (row: R) => ReactNode
  end?: boolean
  /** Cut to a few words. */
  short?: boolean
  /** Hidden on narrow screens, where the row's first column says enough. */
  wide?: boolean
}

export interface PagedTableProps<R> {
  caption: string
  columns: readonly TableColumn<R>[]
  list: Paged<R>
  rowKey: (row: R) => string
  /** The row that is open beside the list. */
  openKey?: string | undefined
  empty: { icon: LucideIcon; title: string; text: string; actions?: ReactNode }
  onFilter?: () => void
  /** Beside the pages. */
  tools?: ReactNode
}

/** A list of the server's, page by page; its first column opens a row and takes the keys. */
export function PagedTable<R>(props: PagedTableProps<R>) {
  const { caption, columns, list, rowKey, openKey, empty, onFilter, tools } = props
  const [keys, setKeys] = useState(false)
  const { ref, onKeyDown } = useRowKeys({ ...(onFilter && { onFilter }), onHelp: () => setKeys(true) })
  if (list.error) return <Failed error={list.error} onRetry={list.retry} />
  if (list.rows?.length === 0)
    return (
      <EmptyState icon={empty.icon} title={empty.title} actions={empty.actions}>
        {empty.text}
      </EmptyState>
    )
  return (
    <>
      <section
        ref={ref}
        aria-label={caption}
        aria-busy={list.busy}
        onKeyDown={onKeyDown}
        className="overflow-x-auto aria-busy:opacity-70"
      >
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-hairline border-b">
              {columns.map(({ id, header, end, wide }) => (
                <th
                  key={id}
                  scope="col"
                  data-end={end || undefined}
                  data-wide={wide || undefined}
                  className="whitespace-nowrap px-3 py-2 font-medium text-muted text-sm first:pl-4 last:pr-4 data-end:text-right max-sm:data-wide:hidden"
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows === undefined && <TableSkeleton columns={columns.length} />}
            {list.rows?.map((row) => (
              <tr
                key={rowKey(row)}
                data-open={rowKey(row) === openKey || undefined}
                className="relative border-hairline border-b last:border-b-0 focus-within:bg-subtle hover:bg-subtle data-open:bg-brand-tint"
              >
                {columns.map(({ id, cell, end, wide, short }) => (
                  <td
                    key={id}
                    data-end={end || undefined}
                    data-wide={wide || undefined}
                    data-short={short || undefined}
                    className="max-w-64 truncate whitespace-nowrap px-3 data-short:max-w-38 max-sm:data-short:max-w-28 py-2 first:pl-4 last:pr-4 data-end:text-right max-sm:data-wide:hidden"
                  >
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="flex flex-wrap items-center justify-between gap-3 border-hairline border-t px-4 py-2">
        <Pager list={list} />
        {tools}
      </div>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </>
  )
}

/** Makes a row's link fill the row, so that it opens wherever it is pressed. */
export const rowLinkClass =
  'rounded-[3px] font-medium after:absolute after:inset-0 after:content-[""] hover:underline focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-focus focus-visible:after:-outline-offset-3'
