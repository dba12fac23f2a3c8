import { Skeleton } from '@forecourt/ui'

/** Grey rows in the height of real ones. */
export function TableSkeleton({ columns }: { columns: number }) {
  return Array.from({ length: 10 }, (_, row) => (
    <tr key={row} className="border-hairline border-b last:border-b-0">
      {Array.from({ length: columns }, (_, column) => (
        <td key={column} className="px-3 py-3 first:pl-4 last:pr-4">
          <Skeleton className="h-4 w-3/4" />
        </td>
      ))}
    </tr>
  ))
}
