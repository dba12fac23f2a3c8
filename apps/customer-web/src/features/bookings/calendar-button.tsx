import { serverNow } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, formatReference, useFormat } from '@forecourt/ui'
import { CalendarPlus } from 'lucide-react'
import { useT } from '../../i18n.ts'
import { calendarFile } from './calendar.ts'

/** Hands the booking to the device's calendar, as a file made here: it works offline too. */
export function CalendarButton({ booking }: { booking: Booking }) {
  const t = useT()
  const { language } = useFormat()
  function download(): void {
    const page = new URL(`/bookings/${booking.id}`, location.origin).href
    const words = {
      title: `${booking.class.name[language]}, ${booking.pickup.name}`,
      description: `${t('bookings.pass.reference', { reference: formatReference(booking.reference) })}\n${booking.pickup.phone}`,
    }
    const file = new Blob([calendarFile(booking, words, page, new Date(serverNow()))], {
      type: 'text/calendar',
    })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `forecourt-${formatReference(booking.reference)}.ics`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Button variant="secondary" onClick={download}>
      <CalendarPlus aria-hidden className="size-5" />
      {t('bookings.calendar')}
    </Button>
  )
}
