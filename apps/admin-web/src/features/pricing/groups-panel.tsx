import { useTRPC } from '@forecourt/client'
import { Button, DataTable, Skeleton } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { useStaff } from '../identity/session.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { usePriceDone } from './rates.ts'

/** The groups that branches are priced in; an administrator says whether this branch is in one. */
export function GroupsPanel() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { role } = useStaff()
  const done = usePriceDone(() => {})
  const list = useQuery(trpc.pricing.listBranchGroups.queryOptions({}))
  const set = useMutation(
    trpc.pricing.setGroupMember.mutationOptions({
      onSuccess: (_none, { member, groupId }) => {
        const name = list.data?.find(({ id }) => id === groupId)?.name ?? groupId
        done(t(member ? 'pricing.terms.joined' : 'pricing.terms.left', { name, branch: branch.name }))
      },
    }),
  )
  return (
    <Panel flush title={t('pricing.terms.groups')}>
      <p className="px-4 pt-3 pb-2 text-muted text-sm">{t('pricing.terms.groupsText')}</p>
      <QueryState query={list} skeleton={<Skeleton className="m-4 h-32" />}>
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
                className: 'max-sm:hidden',
                cell: ({ branchIds }) => branchIds.length,
              },
              {
                id: 'here',
                header: t('pricing.terms.thisBranch'),
                cell: ({ branchIds }) => t(branchIds.includes(branch.id) ? 'pricing.terms.in' : 'none'),
              },
              ...(role === 'admin'
                ? [
                    {
                      id: 'actions',
                      header: t('action.actions'),
                      align: 'end' as const,
                      cell: ({ id, name, branchIds }: (typeof groups)[number]) => {
                        const member = branchIds.includes(branch.id)
                        const words = t(member ? 'pricing.terms.leave' : 'pricing.terms.join')
                        return (
                          <Button
                            size="small"
                            variant="quiet"
                            aria-label={`${words}: ${name}`}
                            loading={set.isPending && set.variables.groupId === id}
                            onClick={() => set.mutate({ groupId: id, branchId: branch.id, member: !member })}
                          >
                            {words}
                          </Button>
                        )
                      },
                    },
                  ]
                : []),
            ]}
          />
        )}
      </QueryState>
      <Refusal error={set.error} />
    </Panel>
  )
}
