import { errorOf } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, buttonClass } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { Ban } from 'lucide-react'
import { useT } from '../../i18n.ts'

export type RefusedProps = {
  booking: Booking
  error: unknown
  /** Puts the form back to how the booking is. */
  onUndo?: () => void
  /** Reads booking and price again: somebody else changed it. */
  onReload: () => void
}

const worded = [
  'CLASS_SOLD_OUT',
  'UNIT_TAKEN',
  'OUTSIDE_OPENING_HOURS',
  'DRIVER_TOO_YOUNG',
  'PERIOD_IN_PAST',
  'PERIOD_TOO_LONG',
  'CHANGED_MEANWHILE',
  'WRONG_STATUS',
] as const

/** A change that cannot be had: why, that the booking is safe, and the ways on, one of them a human. */
export function Refused({ booking, error, onUndo, onReload }: RefusedProps) {
  const t = useT()
  const { code, detail } = errorOf(error)
  const known = worded.find((one) => one === code)
  const { phone } = booking.pickup
  return (
    <div role="alert" className="flex flex-col gap-3 rounded-card border-2 border-error p-4">
      <h3 className="flex items-center gap-2 text-lg">
        <Ban aria-hidden className="size-5 shrink-0 text-error" />
        {t(`change.refused.${known ?? 'other'}`)}
      </h3>
      {!known && <p>{t('change.reason', { detail })}</p>}
      <p>{t('change.safe')}</p>
      <div className="flex flex-wrap gap-3">
        {code === 'CHANGED_MEANWHILE' ? (
          <Button variant="secondary" onClick={onReload}>
            {t('change.reload')}
          </Button>
        ) : (
          onUndo && (
            <Button variant="secondary" onClick={onUndo}>
              {t('change.undo')}
            </Button>
          )
        )}
        <Link to="/bookings/$bookingId" params={{ bookingId: booking.id }} className={buttonClass('quiet')}>
          {t('change.keep')}
        </Link>
        <a className={buttonClass('quiet')} href={`tel:${phone.replace(/\s/g, '')}`}>
          {t('change.call', { phone })}
        </a>
      </div>
    </div>
  )
}
