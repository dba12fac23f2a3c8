import { useTRPC } from '@forecourt/client'
import { Button, DataTable, Skeleton } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleX, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { useStaff } from '../identity/session.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { GroupDialog } from './group-dialog.tsx'
import { type BranchGroup, usePriceDone } from './rates.ts'
import { RetireGroup } from './retire-group.tsx'

type Asked = { what: 'add' } | { what: 'rename' | 'retire'; group: BranchGroup }

/** The groups that branches are priced in; administrators make them and say whether this branch is in one. */
export function GroupsPanel() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { role } = useStaff()
  const done = usePriceDone(() => {})
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
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
    <Panel
      flush
      title={t('pricing.terms.groups')}
      actions={
        role === 'admin' && (
          <Button size="small" variant="secondary" onClick={() => setAsked({ what: 'add' })}>
            <Plus aria-hidden className="size-4" />
            {t('pricing.terms.addGroup')}
          </Button>
        )
      }
    >
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
                      cell: (group: BranchGroup) => {
                        const { id, name, branchIds } = group
                        const member = branchIds.includes(branch.id)
                        const words = t(member ? 'pricing.terms.leave' : 'pricing.terms.join')
                        return (
                          <div className="-mr-3 flex flex-wrap justify-end sm:gap-1">
                            <Button
                              size="small"
                              variant="quiet"
                              aria-label={`${words}: ${name}`}
                              loading={set.isPending && set.variables.groupId === id}
                              onClick={() =>
                                set.mutate({ groupId: id, branchId: branch.id, member: !member })
                              }
                            >
                              {words}
                            </Button>
                            <Button
                              size="small"
                              variant="quiet"
                              aria-label={`${t('pricing.terms.renameGroup')}: ${name}`}
                              onClick={() => setAsked({ what: 'rename', group })}
                            >
                              <Pencil aria-hidden className="size-4" />
                              <span className="max-sm:hidden">{t('pricing.terms.renameGroup')}</span>
                            </Button>
                            <Button
                              size="small"
                              variant="quiet"
                              aria-label={`${t('pricing.terms.retireGroup')}: ${name}`}
                              onClick={() => setAsked({ what: 'retire', group })}
                            >
                              <CircleX aria-hidden className="size-4" />
                              <span className="max-sm:hidden">{t('pricing.terms.retireGroup')}</span>
                            </Button>
                          </div>
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
      {asked?.what === 'add' && <GroupDialog onClose={close} />}
      {asked?.what === 'rename' && <GroupDialog group={asked.group} onClose={close} />}
      {asked?.what === 'retire' && <RetireGroup group={asked.group} onClose={close} />}
    </Panel>
  )
}
