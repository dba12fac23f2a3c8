import { useTRPC } from '@forecourt/client'
import type { Terminal } from '@forecourt/domain/gate/contract'
import { Button, Card, EmptyState, PageTitle, Skeleton } from '@forecourt/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone, Plus } from 'lucide-react'
import { useState } from 'react'
import { AddDialog } from '../features/gate/add-dialog.tsx'
import { CodeDialog, type PairingCode } from '../features/gate/code-dialog.tsx'
import { NewCodeDialog, RevokeDialog } from '../features/gate/confirm-dialog.tsx'
import { TerminalTable } from '../features/gate/terminal-table.tsx'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

type Asked = { what: 'add' } | { what: 'code' | 'revoke'; terminal: Terminal }

/** Kiosks and gates of a branch. Setting them up is for those who run it. */
export function TerminalsRoute() {
  return runsBranch(useStaff().role) ? <Terminals /> : <NoPermission />
}

function Terminals() {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { branch } = useBranch()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [code, setCode] = useState<PairingCode | null>(null)
  // Being heard of or not is a matter of time: no event tells it.
  const list = useQuery(
    trpc.gate.listTerminals.queryOptions({ branchId: branch.id }, { refetchInterval: 30_000 }),
  )
  const close = () => setAsked(null)
  const show = (made: PairingCode) => {
    close()
    setCode(made)
    void queries.invalidateQueries({ queryKey: trpc.gate.listTerminals.pathKey() })
  }
  const add = (
    <Button onClick={() => setAsked({ what: 'add' })}>
      <Plus aria-hidden className="size-4" />
      {t('terminals.add')}
    </Button>
  )
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('terminals.lead', { branch: branch.name })}</span>}
        actions={add}
      >
        {t('terminals.title')}
      </PageTitle>
      <Card flush>
        <QueryState query={list} skeleton={<Skeleton className="m-4 h-64" />}>
          {(terminals) =>
            terminals.length === 0 ? (
              <EmptyState icon={MonitorSmartphone} title={t('terminals.none')} actions={add}>
                {t('terminals.noneText')}
              </EmptyState>
            ) : (
              <TerminalTable
                terminals={terminals}
                onNewCode={(terminal) => setAsked({ what: 'code', terminal })}
                onRevoke={(terminal) => setAsked({ what: 'revoke', terminal })}
              />
            )
          }
        </QueryState>
      </Card>
      {asked?.what === 'add' && <AddDialog onClose={close} onCode={show} />}
      {asked?.what === 'code' && <NewCodeDialog terminal={asked.terminal} onClose={close} onCode={show} />}
      {asked?.what === 'revoke' && <RevokeDialog terminal={asked.terminal} onClose={close} />}
      {code && <CodeDialog code={code} onClose={() => setCode(null)} />}
    </>
  )
}
