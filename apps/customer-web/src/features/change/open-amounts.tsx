import { errorOf, useTRPC, useTRPCClient } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, useFormat, useOnline, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { HoldTimer } from '../bookings/hold-timer.tsx'
import { PayButton } from '../bookings/pay-button.tsx'
import { WithTime } from '../shared/with-time.tsx'

export type OpenAmountsProps = { booking: Booking; onTimeUp: () => void }

/** What waits for money on a booking that stands: a change, or an amount that is due. */
export function OpenAmounts({ booking, onTimeUp }: OpenAmountsProps) {
  if (booking.status === 'pending') return null
  if (booking.pendingChange)
    return <PendingChange booking={booking} change={booking.pendingChange} onTimeUp={onTimeUp} />
  return booking.dueMinor > 0 ? <Due booking={booking} /> : null
}

const card = 'flex flex-col gap-3 rounded-card border-2 border-amber bg-raised p-4 sm:p-6'

type PendingProps = OpenAmountsProps & { change: NonNullable<Booking['pendingChange']> }

function PendingChange({ booking, change, onTimeUp }: PendingProps) {
  const t = useT()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const toast = useToast()
  const online = useOnline()
  const { money, instant, language } = useFormat()
  const input = { bookingId: booking.id }
  const drop = useMutation({
    mutationFn: () => client.booking.giveUpChange.mutate(input),
    onSuccess: (kept) => {
      queries.setQueryData(trpc.booking.get.queryKey(input), kept)
      toast(t('change.pending.dropped'))
    },
  })
  const amount = money(change.dueMinor, booking.currency)
  const from = instant(change.from, booking.pickup.timeZone)
  const to = instant(change.to, booking.dropoff.timeZone)
  return (
    <section aria-labelledby="pending-change" className={card}>
      <h2 id="pending-change" className="text-lg">
        {t('change.pending.title', { amount })}
      </h2>
      <p>
        {change.kind === 'extend'
          ? t('change.pending.extend', { to })
          : t('change.pending.modify', { name: change.className[language], from, to })}
      </p>
      {change.failureCode && <p className="font-medium text-error">{t('change.pending.declined')}</p>}
      <p>
        <HoldTimer deadline={change.expiresAt} onEnd={onTimeUp}>
          {(time) => <WithTime sentence={(mark) => t('change.pending.time', { time: mark })} time={time} />}
        </HoldTimer>
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <PayButton booking={booking}>{t('change.pending.pay', { amount })}</PayButton>
        <Button
          variant="quiet"
          loading={drop.isPending}
          disabledReason={online ? undefined : t('shell.offlineReason')}
          onClick={() => drop.mutate()}
        >
          {t('change.pending.drop')}
        </Button>
      </div>
      {drop.isError && (
        <p role="alert" className="font-medium text-error text-sm">
          {t('shell.errors.other', { detail: errorOf(drop.error).detail })}
        </p>
      )}
    </section>
  )
}

function Due({ booking }: { booking: Booking }) {
  const t = useT()
  const { money } = useFormat()
  const amount = money(booking.dueMinor, booking.currency)
  return (
    <section aria-labelledby="due" className={card}>
      <h2 id="due" className="text-lg">
        {t('change.dueCard.title', { amount })}
      </h2>
      <p>{t('change.dueCard.text')}</p>
      <PayButton booking={booking}>{t('change.dueCard.pay', { amount })}</PayButton>
    </section>
  )
}
