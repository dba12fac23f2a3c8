import type { BookingSummary } from '@forecourt/domain/booking/contract'
import { EmptyState, useFormat } from '@forecourt/ui'
import { ListChecks, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { ActionDialog } from '../booking/action-dialog.tsx'
import type { DeskAction } from '../booking/actions.ts'
import { askAboutSummary } from '../booking/asked.ts'
import { KeysDialog } from '../kit/keys-dialog.tsx'
import { useRowKeys } from '../kit/row-keys.ts'
import { DeskRow } from './desk-row.tsx'
import { useSteady } from './use-steady.ts'

export interface DeskListProps {
  label: string
  rows: readonly BookingSummary[]
  /** Whether people come for the start of the booking or for its end. */
  end: 'from' | 'to'
  empty: { title: string; text: string }
}

/** People in the order in which they come. It stands still under a hand, and says how much has changed meanwhile. */
export function DeskList({ label, rows: next, end, empty }: DeskListProps) {
  const t = useT()
  const { language } = useFormat()
  const { rows, changes, sort, hold } = useSteady(next)
  const [asked, setAsked] = useState<{ action: DeskAction; row: BookingSummary } | null>(null)
  const [keys, setKeys] = useState(false)
  const { ref, onKeyDown } = useRowKeys({ onHelp: () => setKeys(true) })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach it from the rows inside
    <div {...hold} onKeyDown={onKeyDown} className="flex min-h-0 flex-col">
      {changes > 0 && (
        <button
          type="button"
          onClick={sort}
          className="flex min-h-9 items-center justify-center gap-2 bg-blue-tint px-4 font-medium text-blue"
        >
          <RefreshCw aria-hidden className="size-4" />
          {t('board.changed', { count: changes })}
        </button>
      )}
      {rows.length === 0 ? (
        <EmptyState icon={ListChecks} title={empty.title}>
          {empty.text}
        </EmptyState>
      ) : (
        <ul
          ref={(list) => {
            ref.current = list
          }}
          aria-label={label}
          className="divide-y divide-hairline"
        >
          {rows.map(({ row, gone }) => (
            <DeskRow
              key={row.id}
              row={row}
              end={end}
              gone={gone}
              onAsk={(action) => setAsked({ action, row })}
            />
          ))}
        </ul>
      )}
      {asked && (
        <ActionDialog
          action={asked.action}
          asked={askAboutSummary(asked.row, language)}
          onClose={() => setAsked(null)}
        />
      )}
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </div>
  )
}
