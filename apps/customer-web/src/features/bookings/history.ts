import type { Booking } from '@forecourt/domain/booking/contract'
import type { TimelineItem, useFormat } from '@forecourt/ui'
import type { useT } from '../../i18n.ts'

type T = ReturnType<typeof useT>
type Format = ReturnType<typeof useFormat>

/** What happened to a booking and what comes next, in order. */
export function bookingHistory(booking: Booking, t: T, format: Format): TimelineItem[] {
  const { product, pickup, dropoff, payment, currency } = booking
  const at = (iso: string) => format.instant(iso, pickup.timeZone)
  const amount = (minor: number) => format.money(minor, currency)
  const done = (id: string, title: string, iso: string | null): TimelineItem[] =>
    iso ? [{ id, title, time: at(iso), state: 'done' }] : []
  const ahead = booking.status === 'confirmed' || booking.status === 'active'
  const closed: Partial<Record<Booking['status'], string>> = {
    cancelled: t('bookings.events.cancelled'),
    expired: t('bookings.events.expired'),
    no_show: t(`bookings.events.noShow.${product}`),
  }
  const closing = closed[booking.status]
  const started = booking.checkedInAt !== null
  const end = format.instant(booking.to, dropoff.timeZone)

  return [
    ...done('booked', t('bookings.events.booked'), booking.createdAt),
    ...(booking.holdExpiresAt
      ? [
          {
            id: 'held',
            title: t('bookings.events.heldUntil', { when: at(booking.holdExpiresAt) }),
            state: 'current' as const,
          },
        ]
      : []),
    ...(payment.paidMinor > 0
      ? done(
          'paid',
          t('bookings.events.paid', { amount: amount(payment.paidMinor) }),
          booking.confirmedAt ?? booking.createdAt,
        )
      : []),
    ...(payment.paidMinor === 0
      ? done(
          'confirmed',
          payment.promisedMinor > 0
            ? t('bookings.events.promised', { amount: amount(payment.promisedMinor) })
            : t('bookings.events.confirmed'),
          booking.confirmedAt,
        )
      : []),
    ...changesOf(booking, t, format),
    ...(ahead && !started
      ? [
          {
            id: 'start',
            title: t(`bookings.events.start.${product}`),
            time: at(booking.from),
            state: 'current' as const,
          },
        ]
      : done('started', t(`bookings.events.started.${product}`), booking.checkedInAt)),
    ...(ahead
      ? [
          {
            id: 'end',
            title: t(`bookings.events.end.${product}`),
            time: end,
            state: booking.overdue
              ? ('problem' as const)
              : started
                ? ('current' as const)
                : ('next' as const),
          },
        ]
      : done('ended', t(`bookings.events.ended.${product}`), booking.checkedOutAt)),
    ...(closing
      ? [
          {
            id: 'closed',
            title: closing,
            time: booking.closedAt ? at(booking.closedAt) : '',
            state: 'problem' as const,
          },
        ]
      : []),
    ...(payment.refundedMinor > 0
      ? [
          {
            id: 'refund',
            title: t(
              payment.status === 'refunding' ? 'bookings.events.refunding' : 'bookings.events.refunded',
              {
                amount: amount(payment.refundedMinor),
              },
            ),
            state: payment.status === 'refunding' ? ('current' as const) : ('done' as const),
          },
        ]
      : []),
  ]
}

/** The changes of a booking, those that could not be made, and the one that waits. */
function changesOf(booking: Booking, t: T, format: Format): TimelineItem[] {
  const { pickup, dropoff, changes, pendingChange, currency } = booking
  const made = changes.map(({ id, kind, status, at, from, to }): TimelineItem => {
    const end = format.instant(to, dropoff.timeZone)
    const start = format.instant(from, pickup.timeZone)
    const titles = {
      modify: () => t('change.events.modify', { from: start, to: end }),
      extend: () => t('change.events.extend', { to: end }),
    }
    const done = status === 'applied'
    return {
      id,
      title: done ? titles[kind]() : t('change.events.refused'),
      time: format.instant(at, pickup.timeZone),
      state: done ? 'done' : 'problem',
    }
  })
  if (!pendingChange) return made
  const amount = format.money(pendingChange.dueMinor, currency)
  return [...made, { id: pendingChange.id, title: t('change.events.pending', { amount }), state: 'current' }]
}
