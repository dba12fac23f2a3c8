import type { TillSession } from '@forecourt/domain/payments/contract'
import { Button, type Column, DataTable, Dialog, useFormat } from '@forecourt/ui'
import { List } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'
import { Difference } from './difference.tsx'
import { Movements } from './movements.tsx'

/** Drawers that were closed, and how the counts came out. */
export function TillHistory({ closed }: { closed: readonly TillSession[] }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, money } = useFormat()
  const [shown, setShown] = useState<TillSession | null>(null)
  const columns: Column<TillSession>[] = [
    {
      id: 'drawer',
      header: t('till.drawerLabel'),
      rowHeader: true,
      cell: ({ drawer, closedAt }) => (
        <>
          {t('till.drawer', { number: drawer })}
          <span className="block font-normal text-muted text-sm sm:hidden">
            {closedAt && instant(closedAt, branch.timeZone)}
          </span>
        </>
      ),
    },
    {
      id: 'closed',
      header: t('till.closedAt'),
      className: 'max-sm:hidden',
      cell: ({ closedAt, closedBy }) => (
        <>
          {closedAt && instant(closedAt, branch.timeZone)}
          {closedBy && <span className="block text-muted text-sm">{closedBy}</span>}
        </>
      ),
    },
    {
      id: 'expected',
      header: t('till.expected'),
      align: 'end',
      className: 'max-sm:hidden',
      cell: ({ expectedMinor, currency }) => money(expectedMinor ?? 0, currency),
    },
    {
      id: 'counted',
      header: t('till.counted'),
      align: 'end',
      className: 'max-sm:hidden',
      cell: ({ countedMinor, currency }) => money(countedMinor ?? 0, currency),
    },
    {
      id: 'difference',
      header: t('till.difference'),
      cell: ({ countedMinor, expectedMinor, currency, note }) => (
        <>
          <Difference minor={(countedMinor ?? 0) - (expectedMinor ?? 0)} currency={currency} />
          {note && <span className="block text-muted text-sm">{note}</span>}
        </>
      ),
    },
    {
      id: 'movements',
      header: t('action.actions'),
      align: 'end',
      cell: (till) => (
        <Button
          size="small"
          variant="quiet"
          aria-label={t('till.movementsOf', { number: till.drawer })}
          onClick={() => setShown(till)}
        >
          <List aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{t('till.movements')}</span>
        </Button>
      ),
    },
  ]
  return (
    <>
      <DataTable
        caption={t('till.history')}
        columns={columns}
        rows={closed}
        rowKey={({ id }) => id}
        empty={t('till.noHistory')}
      />
      {shown && (
        <Dialog open onClose={() => setShown(null)} title={t('till.movementsOf', { number: shown.drawer })}>
          <Movements till={shown} />
        </Dialog>
      )}
    </>
  )
}
