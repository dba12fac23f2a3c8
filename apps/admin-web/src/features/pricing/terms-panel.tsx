import { useTRPC } from '@forecourt/client'
import { DataTable, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { GroupsPanel } from './groups-panel.tsx'
import { OneWayPanel } from './one-way-panel.tsx'
import { usePercent } from './sentence.ts'

/** What else makes prices: groups of branches, fixed one-way fees, and to look up, tiers of members. */
export function TermsPanel() {
  const { rents } = useBranch().branch
  return (
    <div className="flex flex-col gap-5">
      <GroupsPanel />
      {rents && <OneWayPanel />}
      <Tiers />
    </div>
  )
}

function Tiers() {
  const t = useT()
  const trpc = useTRPC()
  const { language, number } = useFormat()
  const percent = usePercent()
  const list = useQuery(trpc.pricing.listLoyaltyTiers.queryOptions({}))
  return (
    <Panel flush title={t('pricing.terms.tiers')}>
      <QueryState query={list} skeleton={<Skeleton className="m-4 h-32" />}>
        {(tiers) => (
          <DataTable
            caption={t('pricing.terms.tiers')}
            rows={tiers}
            rowKey={({ id }) => id}
            empty={t('pricing.terms.noTiers')}
            columns={[
              {
                id: 'name',
                header: t('pricing.terms.tier'),
                rowHeader: true,
                cell: ({ nameEn, nameFr }) => (language === 'fr' ? nameFr : nameEn),
              },
              {
                id: 'points',
                header: t('pricing.terms.points'),
                align: 'end',
                cell: ({ minPoints }) => number(minPoints),
              },
              {
                id: 'discount',
                header: t('pricing.terms.discount'),
                align: 'end',
                cell: ({ discountBp }) => (discountBp === 0 ? t('none') : percent(-discountBp)),
              },
            ]}
          />
        )}
      </QueryState>
    </Panel>
  )
}
