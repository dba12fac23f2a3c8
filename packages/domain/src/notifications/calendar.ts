import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Booking } from '../booking/contract.ts'
import type { Email, Locale } from '../kernel/index.ts'
import { spaced } from './words.ts'

/** The booking as a calendar file. Times are instants (UTC), so every calendar shows the branch's hour right, whatever the clocks do. */
export function calendarFile(booking: Booking, link: string, locale: Locale): Email['attachments'][number] {
  const calendar = ical({ prodId: '//Forecourt//Bookings//EN', method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `${booking.id}@forecourt`,
    start: new Date(booking.from),
    end: new Date(booking.to),
    stamp: new Date(booking.confirmedAt ?? booking.createdAt),
    sequence: booking.version,
    summary: `${booking.class.name[locale]} · ${booking.pickup.name} (${spaced(booking.reference)})`,
    location: {
      title: booking.pickup.name,
      address: booking.pickup.address,
      geo: { lat: booking.pickup.lat, lon: booking.pickup.lng },
    },
    url: link,
  })
  const text = calendar.toString()
  return {
    filename: 'booking.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    contentBase64: Buffer.from(text).toString('base64'),
  }
}
