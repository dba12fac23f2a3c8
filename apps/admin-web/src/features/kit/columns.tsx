import { Button, Checkbox, Popover } from '@forecourt/ui'
import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { TableColumn } from './paged-table.tsx'

/** Which columns of a table are hidden is kept on the device. The first always stays: it names the row. */
export function useColumns<R>(table: string, all: readonly TableColumn<R>[]) {
  const key = `forecourt.admin.columns.${table}`
  const [hidden, setHidden] = useState<readonly string[]>(() => stored(key))
  const set = (id: string, shown: boolean) => {
    const next = shown ? hidden.filter((other) => other !== id) : [...hidden, id]
    localStorage.setItem(key, JSON.stringify(next))
    setHidden(next)
  }
  return { columns: all.filter(({ id }) => !hidden.includes(id)), hidden, set }
}

function stored(key: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

/** Shows and hides the columns of a table. */
export function ColumnsMenu<R>({
  all,
  hidden,
  onSet,
}: {
  all: readonly TableColumn<R>[]
  hidden: readonly string[]
  onSet: (id: string, shown: boolean) => void
}) {
  const t = useT()
  return (
    <Popover
      label={t('paging.columns')}
      align="end"
      trigger={
        <Button size="small" variant="quiet">
          <Columns3 aria-hidden className="size-4" />
          {t('paging.columns')}
        </Button>
      }
    >
      {all.slice(1).map(({ id, header }) => (
        <Checkbox
          key={id}
          label={header}
          checked={!hidden.includes(id)}
          onChange={(event) => onSet(id, event.target.checked)}
        />
      ))}
    </Popover>
  )
}
