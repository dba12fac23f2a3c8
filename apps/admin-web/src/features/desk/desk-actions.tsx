import type { Booking } from '@forecourt/domain/booking/contract'
import { Button } from '@forecourt/ui'
import { ArrowLeftRight, CalendarClock, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useStaff, worksAt } from '../identity/session.ts'
import { useOffline } from '../kit/use-offline.ts'
import { ChargeDialog } from './charge-dialog.tsx'
import { ExpectDialog } from './expect-dialog.tsx'
import { SwapDialog } from './swap-dialog.tsx'

const swappable = ['pending', 'confirmed', 'active']
const chargeable = ['active', 'completed']

/** Another unit for a booking, when it is expected back, and what is charged for beside its price. */
export function DeskActions({ booking }: { booking: Booking }) {
  const t = useT()
  const offline = useOffline()
  const staff = useStaff()
  const [asked, setAsked] = useState<'swap' | 'expect' | 'charge' | null>(null)
  const close = () => setAsked(null)
  const works = worksAt(staff, booking.pickup.id) || worksAt(staff, booking.dropoff.id)
  if (!works) return null
  const over = booking.overdue ? t('bookings.why.tooLate') : undefined
  return (
    <>
      {swappable.includes(booking.status) && (
        <Button variant="secondary" disabledReason={offline ?? over} onClick={() => setAsked('swap')}>
          <ArrowLeftRight aria-hidden className="size-4" />
          {t('desk.swap')}
        </Button>
      )}
      {booking.status === 'active' && (
        <Button variant="secondary" disabledReason={offline} onClick={() => setAsked('expect')}>
          <CalendarClock aria-hidden className="size-4" />
          {t('desk.expect')}
        </Button>
      )}
      {chargeable.includes(booking.status) && (
        <Button variant="secondary" disabledReason={offline} onClick={() => setAsked('charge')}>
          <ReceiptText aria-hidden className="size-4" />
          {t('desk.charge.action')}
        </Button>
      )}
      {asked === 'swap' && <SwapDialog booking={booking} onClose={close} />}
      {asked === 'charge' && <ChargeDialog booking={booking} onClose={close} />}
      {asked === 'expect' && <ExpectDialog booking={booking} onClose={close} />}
    </>
  )
}
