import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { Goodwill } from '@forecourt/domain/payments/contract'
import { Button, Chip, type Hue, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { runsBranch, useStaff } from '../identity/session.ts'
import { Panel } from '../kit/panel.tsx'
import { Failed } from '../kit/query-state.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { RefundDialog } from './refund-dialog.tsx'
import { StuckRefundNote } from './stuck-refund.tsx'

/** What the bank sent back of a booking, and what staff gave back of their own accord; whoever runs the branch gives more, or decides. */
export function Refunds({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const { role } = useStaff()
  const offline = useOffline()
  const [asking, setAsking] = useState(false)
  const query = useQuery(trpc.refund.ofBooking.queryOptions({ bookingId: booking.id }))
  const refunds = query.data
  if (query.error && !refunds) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  const mayAsk = runsBranch(role) && refunds !== undefined && refunds.refundableMinor > 0
  const given = (refunds?.items.length ?? 0) + (refunds?.stuck.length ?? 0)
  if (!refunds || (given === 0 && !mayAsk)) return null
  return (
    <Panel
      title={t('refunds.panel')}
      flush={given > 0}
      actions={
        mayAsk && (
          <Button variant="secondary" size="small" disabledReason={offline} onClick={() => setAsking(true)}>
            {t('refunds.action')}
          </Button>
        )
      }
    >
      {given === 0 ? (
        <p className="text-muted">{t('refunds.none')}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {refunds.stuck.map((refund) => (
            <StuckRefundNote key={refund.id} refund={refund} timeZone={booking.pickup.timeZone} />
          ))}
          {refunds.items.map((item) => (
            <Item key={item.id} item={item} timeZone={booking.pickup.timeZone} />
          ))}
        </ul>
      )}
      {asking && <RefundDialog booking={booking} refunds={refunds} onClose={() => setAsking(false)} />}
    </Panel>
  )
}

const hues: Record<Goodwill['status'], Hue> = { waiting: 'amber', granted: 'green', refused: 'grey' }

function Item({ item, timeZone }: { item: Goodwill; timeZone: string }) {
  const t = useT()
  const { instant, money } = useFormat()
  const { status, askedByName, askedAt, decidedByName, decidedAt } = item
  const unnamed = t('history.by.unnamed')
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
      <div className="min-w-48 grow">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {money(item.amountMinor, item.currency)}
          <Chip hue={hues[status]}>{t(`refunds.status.${status}`)}</Chip>
        </p>
        <p>{item.note}</p>
        <p className="text-muted text-sm">
          {t('refunds.askedBy', { name: askedByName ?? unnamed, when: instant(askedAt, timeZone) })}
          {decidedByName && decidedAt
            ? ` ${t(`refunds.decidedBy.${status === 'refused' ? 'refused' : 'granted'}`, { name: decidedByName, when: instant(decidedAt, timeZone) })}`
            : ''}
        </p>
      </div>
      {status === 'waiting' && <Decide item={item} />}
    </li>
  )
}

/** The second person agrees, or does not. Whoever asked reads that somebody else has to. */
function Decide({ item }: { item: Goodwill }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const offline = useOffline()
  const decide = useMutation(
    trpc.refund.decide.mutationOptions({
      onSuccess: (_refunds, { verdict }) => {
        toast(t(`refunds.decided.${verdict}`))
        void queries.invalidateQueries({ queryKey: trpc.refund.pathKey() })
        void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
      },
    }),
  )
  if (!item.mayDecide) return <p className="max-w-60 text-muted text-sm">{t('refunds.others')}</p>
  const button = (verdict: 'granted' | 'refused') => (
    <Button
      size="small"
      variant={verdict === 'granted' ? 'primary' : 'secondary'}
      loading={decide.isPending && decide.variables.verdict === verdict}
      disabledReason={offline}
      onClick={() => decide.mutate({ goodwillId: item.id, verdict })}
    >
      {t(`refunds.verdict.${verdict}`)}
    </Button>
  )
  return (
    <div>
      <div className="flex gap-2">
        {button('refused')}
        {button('granted')}
      </div>
      <Refusal error={decide.error} />
    </div>
  )
}
