import { useTRPC } from '@forecourt/client'
import { Button, DataTable, Skeleton, useFormat } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleX, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { FeeDialog } from './fee-dialog.tsx'
import { type OneWayFee, usePriceDone } from './rates.ts'
import { RetireDialog } from './retire-dialog.tsx'

type Asked = { what: 'add' } | { what: 'change' | 'remove'; fee: OneWayFee }

/** What leaving a car of this branch elsewhere costs, where it does not go by distance. */
export function OneWayPanel() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { money } = useFormat()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const list = useQuery(trpc.pricing.listOneWayFees.queryOptions({ branchId: branch.id }))
  return (
    <Panel
      flush
      title={t('pricing.terms.fees')}
      actions={
        <Button size="small" variant="secondary" onClick={() => setAsked({ what: 'add' })}>
          <Plus aria-hidden className="size-4" />
          {t('pricing.terms.addFee')}
        </Button>
      }
    >
      <p className="px-4 pt-3 pb-2 text-muted text-sm">{t('pricing.terms.feesText')}</p>
      <QueryState query={list} skeleton={<Skeleton className="m-4 h-32" />}>
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
              {
                id: 'actions',
                header: t('action.actions'),
                align: 'end',
                cell: (fee) => (
                  <div className="-mr-3 flex justify-end sm:gap-1">
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`${t('pricing.change')}: ${fee.branchName}`}
                      onClick={() => setAsked({ what: 'change', fee })}
                    >
                      <Pencil aria-hidden className="size-4" />
                      <span className="max-sm:hidden">{t('pricing.change')}</span>
                    </Button>
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`${t('pricing.retire')}: ${fee.branchName}`}
                      onClick={() => setAsked({ what: 'remove', fee })}
                    >
                      <CircleX aria-hidden className="size-4" />
                      <span className="max-sm:hidden">{t('pricing.retire')}</span>
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        )}
      </QueryState>
      {asked?.what === 'add' && <FeeDialog onClose={close} />}
      {asked?.what === 'change' && <FeeDialog fee={asked.fee} onClose={close} />}
      {asked?.what === 'remove' && <RemoveFee fee={asked.fee} onClose={close} />}
    </Panel>
  )
}

function RemoveFee({ fee, onClose }: { fee: OneWayFee; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { money } = useFormat()
  const done = usePriceDone(onClose)
  const { branchId: toBranchId, branchName: name, amountMinor, currency } = fee
  const remove = useMutation(
    trpc.pricing.setOneWayFee.mutationOptions({
      onSuccess: () => done(t('pricing.terms.feeRemoved', { name })),
    }),
  )
  return (
    <RetireDialog
      title={t('pricing.terms.removeTitle', { name })}
      what={`${name}: ${money(amountMinor, currency)}`}
      text={t('pricing.terms.removeText')}
      confirm={t('pricing.terms.removeConfirm')}
      retire={{
        ...remove,
        mutate: () => remove.mutate({ branchId: branch.id, toBranchId, amountMinor: null }),
      }}
      onClose={onClose}
    />
  )
}
