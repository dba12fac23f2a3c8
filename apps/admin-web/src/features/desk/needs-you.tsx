import { useTRPC } from '@forecourt/client'
import type { NeedsYou as Needs } from '@forecourt/domain/booking/contract'
import type { Dispute, Goodwill, StuckRefund } from '@forecourt/domain/payments/contract'
import { EmptyState, formatReference, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AlarmClock, CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { DisputeNeed } from '../disputes/dispute-need.tsx'
import { KeysDialog } from '../kit/keys-dialog.tsx'
import { Panel } from '../kit/panel.tsx'
import { Failed, QueryState } from '../kit/query-state.tsx'
import { useRowKeys } from '../kit/row-keys.ts'
import { RefundNeed, StuckNeed } from '../refunds/refund-need.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { Need } from './need.tsx'

/** How often what is late is looked at again: time alone makes things late, and no event tells of it. */
const lookEveryMs = 60_000

/** Bookings without a unit in time and what is late, soonest first, with what it threatens. */
export function NeedsYou() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const needs = useQuery(
    trpc.desk.needsYou.queryOptions({ branchId: branch.id }, { refetchInterval: lookEveryMs }),
  )
  const disputed = useQuery(trpc.dispute.toSeeTo.queryOptions({ branchId: branch.id }))
  const refunding = useQuery(
    trpc.refund.toDecide.queryOptions({ branchId: branch.id }, { refetchInterval: lookEveryMs }),
  )
  const sentBack = useQuery(
    trpc.refund.stuck.queryOptions({ branchId: branch.id }, { refetchInterval: lookEveryMs }),
  )
  const disputes = disputed.data ?? []
  const stuck = sentBack.data ?? []
  const refunds = refunding.data ?? []
  const count =
    needs.data &&
    [needs.data.conflicts, needs.data.late, disputes, refunds, stuck].reduce(
      (sum, { length }) => sum + length,
      0,
    )
  return (
    <div id="needs-you">
      <Panel flush title={t('desk.needs.title')} aside={count}>
        {disputed.error && <Failed error={disputed.error} onRetry={() => void disputed.refetch()} />}
        {refunding.error && <Failed error={refunding.error} onRetry={() => void refunding.refetch()} />}
        {sentBack.error && <Failed error={sentBack.error} onRetry={() => void sentBack.refetch()} />}
        <QueryState query={needs} skeleton={<Skeleton className="h-24 w-full" />}>
          {(data) =>
            count === 0 ? (
              <EmptyState icon={CircleCheck} title={t('desk.needs.none')}>
                {t('desk.needs.noneText')}
              </EmptyState>
            ) : (
              <NeedsList needs={data} disputes={disputes} refunds={refunds} stuck={stuck} />
            )
          }
        </QueryState>
      </Panel>
    </div>
  )
}

function NeedsList({
  needs,
  disputes,
  refunds,
  stuck,
}: {
  needs: Needs
  disputes: readonly Dispute[]
  refunds: readonly Goodwill[]
  stuck: readonly StuckRefund[]
}) {
  const t = useT()
  const { instant, language } = useFormat()
  const detailOf = (one: Needs['conflicts'][number] | Needs['late'][number]) =>
    [one.className[language], one.unitLabel, formatReference(one.reference)].join(' · ')
  const [keys, setKeys] = useState(false)
  const { ref, onKeyDown } = useRowKeys({ onHelp: () => setKeys(true) })
  const time = (iso: string) => instant(iso, needs.timeZone)
  return (
    <>
      <ul
        ref={(list) => {
          ref.current = list
        }}
        onKeyDown={onKeyDown}
        aria-label={t('desk.needs.title')}
        className="divide-y divide-hairline"
      >
        {disputes.map((dispute) => (
          <DisputeNeed key={dispute.id} dispute={dispute} />
        ))}
        {refunds.map((refund) => (
          <RefundNeed key={refund.id} refund={refund} />
        ))}
        {stuck.map((refund) => (
          <StuckNeed key={refund.id} refund={refund} />
        ))}
        {needs.conflicts.map((one) => (
          <Need
            key={one.bookingId}
            {...one}
            icon={TriangleAlert}
            word={t('desk.needs.conflict')}
            detail={detailOf(one)}
          >
            {t('desk.needs.starts', { time: time(one.from) })}
            {' · '}
            {t(`desk.conflict.${one.cause}`, {
              reference: one.causeReference ? formatReference(one.causeReference) : '',
            })}
          </Need>
        ))}
        {needs.late.map((one) => (
          <Need
            key={one.bookingId}
            {...one}
            icon={AlarmClock}
            word={t(one.overdue ? 'desk.needs.overdue' : 'desk.needs.late')}
            detail={detailOf(one)}
          >
            {t('desk.needs.due', { time: time(one.to) })}
            {one.expectedBackAt && ` · ${t('desk.needs.expected', { time: time(one.expectedBackAt) })}`}
            {' · '}
            {one.threatens ? (
              <Link
                to="/b/$branchId/bookings/$bookingId"
                params={(now) => ({
                  branchId: now.branchId ?? '',
                  bookingId: one.threatens?.bookingId ?? '',
                })}
                className="link font-medium"
              >
                {t('desk.needs.threatens', {
                  reference: formatReference(one.threatens.reference),
                  time: time(one.threatens.from),
                })}
              </Link>
            ) : (
              t('desk.needs.threatensNobody')
            )}
          </Need>
        ))}
      </ul>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </>
  )
}
