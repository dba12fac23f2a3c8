import type { Booking } from '@forecourt/domain/booking/contract'

export type CalendarWords = { title: string; description: string }

/**
 * A booking as a calendar file (RFC 5545). Instants are in UTC: a calendar shows them on its own clock, and
 * no change of clocks moves them.
 */
export function calendarFile(booking: Booking, words: CalendarWords, url: string, now: Date): string {
  const { pickup } = booking
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Forecourt//Booking//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${booking.id}@forecourt`,
    `SEQUENCE:${booking.version}`,
    `DTSTAMP:${stamp(now.toISOString())}`,
    `DTSTART:${stamp(booking.from)}`,
    `DTEND:${stamp(booking.to)}`,
    `SUMMARY:${escaped(words.title)}`,
    `DESCRIPTION:${escaped(words.description)}`,
    `LOCATION:${escaped(`${pickup.name}, ${pickup.address}`)}`,
    `GEO:${pickup.lat};${pickup.lng}`,
    `URL:${url}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** "20260701T080000Z" */
const stamp = (iso: string): string =>
  new Date(iso)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '')

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

const bytes = new TextEncoder()

/** Lines are at most 75 bytes long; what follows is indented by a space, and no character is cut in two. */
function folded(line: string): string {
  let size = 0
  let out = ''
  for (const sign of line) {
    const length = bytes.encode(sign).length
    if (size + length > 75) {
      out += '\r\n '
      size = 1
    }
    out += sign
    size += length
  }
  return out
}
