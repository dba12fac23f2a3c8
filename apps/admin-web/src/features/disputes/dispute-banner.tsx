import { useServerClock, useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { Dispute } from '@forecourt/domain/payments/contract'
import { buttonClass, Chip, type Hue, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { FileDown, Scale } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Failed } from '../kit/query-state.tsx'
import { reasonWords } from './reason.ts'

/** What was disputed of a booking, with what is to be done about it and until when. */
export function DisputeBanners({ booking }: { booking: Booking }) {
  const trpc = useTRPC()
  const disputes = useQuery(trpc.dispute.ofBooking.queryOptions({ bookingId: booking.id }))
  if (disputes.error && !disputes.data)
    return <Failed error={disputes.error} onRetry={() => void disputes.refetch()} />
  return disputes.data?.map((dispute) => (
    <Banner key={dispute.id} dispute={dispute} timeZone={booking.pickup.timeZone} />
  ))
}

const looks = {
  needs_response: 'border-red bg-red-tint text-red',
  under_review: 'border-hairline bg-surface',
  won: 'border-hairline bg-surface',
  lost: 'border-hairline bg-surface',
  closed: 'border-hairline bg-surface',
} as const
const hues: Record<Dispute['status'], Hue> = {
  needs_response: 'red',
  under_review: 'amber',
  won: 'green',
  lost: 'red',
  closed: 'grey',
}

function Banner({ dispute, timeZone }: { dispute: Dispute; timeZone: string }) {
  const t = useT()
  const now = useServerClock(60_000)
  const { instant, language, money } = useFormat()
  const { id, status, currency, evidenceDueAt } = dispute
  const amount = (minor: number) => money(minor, currency)
  const said = {
    needs_response:
      evidenceDueAt === null
        ? ''
        : t(Date.parse(evidenceDueAt) > now ? 'disputes.due' : 'disputes.late', {
            time: instant(evidenceDueAt, timeZone),
          }),
    under_review: '',
    won: t('disputes.wonText'),
    lost: t('disputes.lostText'),
    closed: t('disputes.closedText'),
  }[status]
  return (
    <section
      aria-labelledby={id}
      className={`flex flex-wrap items-start justify-between gap-3 rounded-card border p-4 ${looks[status]}`}
    >
      <div className="flex gap-3">
        <Scale aria-hidden className="mt-0.5 size-5 shrink-0" />
        <div>
          <h2 id={id} className="flex flex-wrap items-center gap-2 text-lg">
            {t('disputes.title', { amount: amount(dispute.amountMinor) })}
            <Chip hue={hues[status]}>{t(`disputes.status.${status}`)}</Chip>
          </h2>
          <p>
            {[
              t('disputes.reason', { reason: reasonWords(t, dispute.reason) }),
              said,
              dispute.heldMinor > 0 && t('disputes.held', { amount: amount(dispute.heldMinor) }),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </div>
      </div>
      <a
        href={`/api/v1/disputes/${id}/evidence?locale=${language}`}
        download
        className={buttonClass('secondary')}
      >
        <FileDown aria-hidden className="size-4" />
        {t('disputes.pack')}
      </a>
    </section>
  )
}
