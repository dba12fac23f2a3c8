import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, buttonClass, useOnline } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { EarlyDialog } from '../change/early-dialog.tsx'
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
  const [ending, setEnding] = useState(false)
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
      {status === 'active' && <GoButton to="extend" booking={booking} main />}
      {status === 'confirmed' && <CalendarButton booking={booking} />}
      {status === 'confirmed' && <GoButton to="change" booking={booking} />}
      {status === 'confirmed' && <GoButton to="extend" booking={booking} />}
      {status === 'active' && (
        <Button
          variant="secondary"
          disabledReason={online ? undefined : t('shell.offlineReason')}
          onClick={() => setEnding(true)}
        >
          {t(`change.early.action.${booking.product}`)}
        </Button>
      )}
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
      <EarlyDialog booking={booking} open={ending} onClose={() => setEnding(false)} />
    </div>
  )
}

type GoProps = { booking: Booking; to: 'change' | 'extend'; main?: boolean }

/** Leads to the screen that changes the booking; offline there is nothing to be done there, and it says so. */
function GoButton({ booking, to, main = false }: GoProps) {
  const t = useT()
  const online = useOnline()
  const variant = main ? 'primary' : 'secondary'
  const words = to === 'change' ? t('bookings.change') : t('change.extend.action')
  if (!online) {
    return (
      <Button variant={variant} disabledReason={t('shell.offlineReason')}>
        {words}
      </Button>
    )
  }
  return (
    <Link
      to={to === 'change' ? '/bookings/$bookingId/change' : '/bookings/$bookingId/extend'}
      params={{ bookingId: booking.id }}
      className={buttonClass(variant)}
    >
      {words}
    </Link>
  )
}
