import { useTRPC } from '@forecourt/client'
import { DataTable, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { usePercent } from './sentence.ts'

const skeleton = <Skeleton className="m-4 h-32" />

/** What else makes prices, to look up: groups of branches, fixed one-way fees, tiers of members. */
export function TermsPanel() {
  return (
    <div className="flex flex-col gap-5">
      <Groups />
      <OneWayFees />
      <Tiers />
    </div>
  )
}

function Groups() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const list = useQuery(trpc.pricing.listBranchGroups.queryOptions({}))
  return (
    <Panel flush title={t('pricing.terms.groups')}>
      <QueryState query={list} skeleton={skeleton}>
        {(groups) => (
          <DataTable
            caption={t('pricing.terms.groups')}
            rows={groups}
            rowKey={({ id }) => id}
            empty={t('pricing.terms.noGroups')}
            columns={[
              {
                id: 'name',
                header: t('pricing.terms.group'),
                rowHeader: true,
                cell: ({ name }) => <span className="whitespace-normal">{name}</span>,
              },
              {
                id: 'size',
                header: t('pricing.terms.branches'),
                align: 'end',
                cell: ({ branchIds }) => branchIds.length,
              },
              {
                id: 'here',
                header: t('pricing.terms.thisBranch'),
                cell: ({ branchIds }) => t(branchIds.includes(branch.id) ? 'pricing.terms.in' : 'none'),
              },
            ]}
          />
        )}
      </QueryState>
    </Panel>
  )
}

function OneWayFees() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { money } = useFormat()
  const list = useQuery(trpc.pricing.listOneWayFees.queryOptions({ branchId: branch.id }))
  return (
    <Panel flush title={t('pricing.terms.fees')}>
      <p className="px-4 pt-3 pb-2 text-muted text-sm">{t('pricing.terms.feesText')}</p>
      <QueryState query={list} skeleton={skeleton}>
        {(fees) => (
          <DataTable
            caption={t('pricing.terms.fees')}
            rows={fees}
            rowKey={({ branchId }) => branchId}
            empty={t('pricing.terms.noFees')}
            columns={[
              {
                id: 'to',
                header: t('pricing.terms.to'),
                rowHeader: true,
                cell: ({ branchName }) => <span className="whitespace-normal">{branchName}</span>,
              },
              {
                id: 'fee',
                header: t('pricing.terms.fee'),
                align: 'end',
                cell: ({ amountMinor, currency }) => money(amountMinor, currency),
              },
            ]}
          />
        )}
      </QueryState>
    </Panel>
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
      <QueryState query={list} skeleton={skeleton}>
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
