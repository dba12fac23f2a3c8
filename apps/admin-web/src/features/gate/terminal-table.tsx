import { useServerClock } from '@forecourt/client'
import type { Terminal } from '@forecourt/domain/gate/contract'
import { Button, Chip, type Column, DataTable, useFormat } from '@forecourt/ui'
import { Ban, KeyRound } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { stateOf, terminalLooks } from './terminal-state.ts'

export interface TerminalTableProps {
  terminals: readonly Terminal[]
  onNewCode: (terminal: Terminal) => void
  onRevoke: (terminal: Terminal) => void
}

/** Kiosks and gates with how they are, and what can be done with them. */
export function TerminalTable({ terminals, onNewCode, onRevoke }: TerminalTableProps) {
  const t = useT()
  const { relative } = useFormat()
  const now = useServerClock(10_000)
  const columns: Column<Terminal>[] = [
    { id: 'name', header: t('terminals.name'), rowHeader: true, cell: (terminal) => terminal.name },
    {
      id: 'state',
      header: t('terminals.state'),
      cell: (terminal) => {
        const state = stateOf(terminal)
        return <Chip {...terminalLooks[state]}>{t(`terminals.${state}`)}</Chip>
      },
    },
    {
      id: 'seen',
      header: t('terminals.seen'),
      className: 'max-sm:hidden',
      cell: ({ lastSeenAt }) => (lastSeenAt ? relative(lastSeenAt, now) : t('terminals.never')),
    },
    {
      id: 'actions',
      header: t('action.actions'),
      align: 'end',
      cell: (terminal) => (
        <div className="flex justify-end gap-1 max-sm:flex-col">
          <Button
            size="small"
            variant="quiet"
            aria-label={`${t('terminals.newCode')}: ${terminal.name}`}
            onClick={() => onNewCode(terminal)}
          >
            <KeyRound aria-hidden className="size-4" />
            {t('terminals.newCode')}
          </Button>
          {terminal.state !== 'revoked' && (
            <Button
              size="small"
              variant="quiet"
              aria-label={`${t('terminals.revoke')}: ${terminal.name}`}
              onClick={() => onRevoke(terminal)}
            >
              <Ban aria-hidden className="size-4" />
              {t('terminals.revoke')}
            </Button>
          )}
        </div>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('terminals.title')}
      columns={columns}
      rows={terminals}
      rowKey={(terminal) => terminal.id}
    />
  )
}
