import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, useOnline } from '@forecourt/ui'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { WithTime } from '../shared/with-time.tsx'
import { AgainLink } from './again-link.tsx'
import { CalendarButton } from './calendar-button.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { HoldTimer } from './hold-timer.tsx'
import { PayButton } from './pay-button.tsx'

/** What can be done with a booking now; the main thing first. */
export function BookingActions({ booking, onHoldEnd }: { booking: Booking; onHoldEnd: () => void }) {
  const t = useT()
  const online = useOnline()
  const [cancelling, setCancelling] = useState(false)
  const { status, holdExpiresAt } = booking
  const over =
    status === 'expired' || status === 'cancelled' || status === 'completed' || status === 'no_show'
  const cancellable = status === 'pending' || status === 'confirmed'
  return (
    <div className="flex flex-wrap items-start gap-3">
      {status === 'pending' && holdExpiresAt && (
        <>
          <p className="w-full text-lg">
            <HoldTimer deadline={holdExpiresAt} onEnd={onHoldEnd}>
              {(time) => <WithTime sentence={(mark) => t('bookings.holdFor', { time: mark })} time={time} />}
            </HoldTimer>
          </p>
          <PayButton booking={booking} />
        </>
      )}
      {status === 'confirmed' && <CalendarButton booking={booking} />}
      {over && <AgainLink booking={booking} sameOffer={status === 'expired'} />}
      {cancellable && (
        <Button
          variant="quiet"
          disabledReason={online ? undefined : t('shell.offlineReason')}
          onClick={() => setCancelling(true)}
        >
          {status === 'pending' ? t('bookings.release') : t('bookings.cancel.action')}
        </Button>
      )}
      <CancelDialog booking={booking} open={cancelling} onClose={() => setCancelling(false)} />
    </div>
  )
}
