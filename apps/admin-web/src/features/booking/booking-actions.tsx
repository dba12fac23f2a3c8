import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, type ButtonVariant, useFormat } from '@forecourt/ui'
import { KeyRound, type LucideIcon, Undo2, UserX, X } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { DeskActions } from '../desk/desk-actions.tsx'
import { ActionDialog } from './action-dialog.tsx'
import { type DeskAction, deskActions, fits } from './actions.ts'
import { askAboutBooking } from './asked.ts'
import { useWhyNot } from './use-actions.ts'

const looks: Record<DeskAction, { icon: LucideIcon; variant: ButtonVariant }> = {
  checkIn: { icon: KeyRound, variant: 'primary' },
  checkOut: { icon: Undo2, variant: 'primary' },
  noShow: { icon: UserX, variant: 'secondary' },
  cancel: { icon: X, variant: 'secondary' },
}

/** What can be done now; what cannot yet says why. Of one that is over, something may still be charged for. */
export function BookingActions({ booking }: { booking: Booking }) {
  const t = useT()
  const whyNot = useWhyNot()
  const { language } = useFormat()
  const [action, setAction] = useState<DeskAction | null>(null)
  const possible = deskActions.filter((one) => fits(one, booking.status))
  return (
    <>
      {(possible.length > 0 || booking.status === 'completed') && (
        <section aria-label={t('action.actions')} className="flex flex-wrap items-start gap-3">
          {possible.map((one) => {
            const { icon: Icon, variant } = looks[one]
            return (
              <Button
                key={one}
                variant={variant}
                disabledReason={whyNot(one, booking)}
                onClick={() => setAction(one)}
              >
                <Icon aria-hidden className="size-4" />
                {t(`action.${one}`)}
              </Button>
            )
          })}
          <DeskActions booking={booking} />
        </section>
      )}
      {action && (
        <ActionDialog
          action={action}
          asked={askAboutBooking(booking, language)}
          onClose={() => setAction(null)}
        />
      )}
    </>
  )
}
