import { useTRPC } from '@forecourt/client'
import { Button, Card, EmptyState, PageTitle } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Banknote, Plus } from 'lucide-react'
import { useState } from 'react'
import { Loading } from '../features/kit/loading.tsx'
import { Panel } from '../features/kit/panel.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { useOffline } from '../features/kit/use-offline.ts'
import { useBranch } from '../features/shell/branch-context.ts'
import { TillHistory } from '../features/till/history.tsx'
import { OpenDialog } from '../features/till/open-dialog.tsx'
import { OpenTill } from '../features/till/open-till.tsx'
import { Refunds } from '../features/till/refunds.tsx'
import { useT } from '../i18n/index.ts'

/** Cash at the counter: open drawers, refunds to hand over, and how the counts came out. */
export function TillRoute() {
  const t = useT()
  const trpc = useTRPC()
  const offline = useOffline()
  const { branch } = useBranch()
  const [opening, setOpening] = useState(false)
  const tills = useQuery(trpc.till.list.queryOptions({ branchId: branch.id }))
  const open = (
    <Button disabledReason={offline} onClick={() => setOpening(true)}>
      <Plus aria-hidden className="size-4" />
      {t('till.open.action')}
    </Button>
  )
  return (
    <QueryState query={tills} skeleton={<Loading />} asPage>
      {(data) => (
        <>
          <PageTitle
            className="[&_h1]:text-2xl"
            lead={
              <span className="text-base">
                {t('till.lead', { branch: branch.name, currency: data.currency })}
              </span>
            }
            actions={data.open.length > 0 && open}
          >
            {t('till.title')}
          </PageTitle>
          {data.refunds.length > 0 && (
            <Panel flush title={t('till.refunds.title')} aside={data.refunds.length}>
              <Refunds refunds={data.refunds} tills={data.open} />
            </Panel>
          )}
          {data.open.length === 0 ? (
            <Card>
              <EmptyState icon={Banknote} title={t('till.none')} actions={open}>
                {t('till.noneText')}
              </EmptyState>
            </Card>
          ) : (
            <div className="grid items-start gap-5 min-[75rem]:grid-cols-2">
              {data.open.map((till) => (
                <OpenTill key={till.id} till={till} />
              ))}
            </div>
          )}
          <Panel flush title={t('till.history')}>
            <TillHistory closed={data.closed} />
          </Panel>
          {opening && <OpenDialog tills={data} onClose={() => setOpening(false)} />}
        </>
      )}
    </QueryState>
  )
}
