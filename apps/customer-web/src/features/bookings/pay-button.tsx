import { errorOf, useTRPCClient } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, useFormat, useOnline } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../i18n.ts'

/** Goes on to the payment page of a held booking; the same page however often it is pressed. */
export function PayButton({ booking, children }: { booking: Booking; children?: ReactNode }) {
  const t = useT()
  const client = useTRPCClient()
  const online = useOnline()
  const { money } = useFormat()
  const pay = useMutation({
    mutationFn: () => client.checkout.start.mutate({ bookingId: booking.id }),
    onSuccess: ({ checkoutUrl }) => location.assign(checkoutUrl),
  })
  return (
    <div className="flex flex-col gap-2">
      <Button
        loading={pay.isPending || pay.isSuccess}
        disabledReason={online ? undefined : t('shell.offlineReason')}
        onClick={() => pay.mutate()}
      >
        {children ??
          (booking.paysAt === 'pickup'
            ? t('bookings.giveCard')
            : t('bookings.pay', { amount: money(booking.totalMinor, booking.currency) }))}
      </Button>
      {pay.isError && (
        <p role="alert" className="font-medium text-error text-sm">
          {t('shell.errors.other', { detail: errorOf(pay.error).detail })}
        </p>
      )}
    </div>
  )
}
