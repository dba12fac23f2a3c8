import { serverNow, useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { HoldTimer } from '../bookings/hold-timer.tsx'
import { PayButton } from '../bookings/pay-button.tsx'
import { SeeBooking } from '../bookings/return-frame.tsx'
import { WithTime } from '../shared/with-time.tsx'
import { heldBooking } from './held.ts'
import type { WizardSearch } from './wizard-search.ts'

/** The booking that is held already for the same choice, while its hold lasts. */
export function useAlreadyHeld(search: WizardSearch) {
  const trpc = useTRPC()
  const [bookingId] = useState(() => heldBooking(search))
  const { data } = useQuery(
    trpc.booking.get.queryOptions(
      { bookingId: bookingId ?? '' },
      { enabled: bookingId !== null, retry: false },
    ),
  )
  const lasts = data?.holdExpiresAt && Date.parse(data.holdExpiresAt) > serverNow()
  return data?.status === 'pending' && lasts ? data : null
}

/** Back from the payment page: the same thing is held already, so the way on is to pay it. */
export function AlreadyHeld({ booking }: { booking: NonNullable<ReturnType<typeof useAlreadyHeld>> }) {
  const t = useT()
  return (
    <section role="status" className="rounded-card border border-amber bg-amber-tint p-4 sm:p-6">
      <h2 className="text-amber text-lg">{t('book.review.held')}</h2>
      {booking.holdExpiresAt && (
        <p className="mt-1">
          <HoldTimer deadline={booking.holdExpiresAt} onEnd={() => location.reload()}>
            {(time) => <WithTime sentence={(mark) => t('bookings.holdFor', { time: mark })} time={time} />}
          </HoldTimer>
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <PayButton booking={booking} />
        <SeeBooking bookingId={booking.id} />
      </div>
    </section>
  )
}
