import type { Booking } from '@forecourt/domain/booking/contract'
import type { useFormat } from '@forecourt/ui'
import type { useT } from '../../i18n.ts'
import { cardName } from './card-name.ts'

type Words = { title: string; lead?: string }

/** The page's title and lead for each state of a booking. `fresh` is a booking that has just been made. */
export function bookingWords(
  booking: Booking,
  fresh: boolean,
  t: ReturnType<typeof useT>,
  { instant, zone, money }: Pick<ReturnType<typeof useFormat>, 'instant' | 'zone' | 'money'>,
): Words {
  const { product, pickup, holdExpiresAt, payment, contact } = booking
  const words: Record<Booking['status'], () => Words> = {
    pending: () => ({
      title: t('bookings.titles.pending'),
      ...(holdExpiresAt && {
        lead: t(booking.paysAt === 'pickup' ? 'bookings.leads.pendingCard' : 'bookings.leads.pending', {
          time: instant(holdExpiresAt, pickup.timeZone, 'time'),
          zone: zone(pickup.timeZone),
        }),
      }),
    }),
    confirmed: () => ({
      title: fresh ? t('bookings.bookedTitle') : t(`bookings.titles.confirmed.${product}`),
      lead: t('bookings.leads.confirmedSent', { email: contact.email }),
    }),
    active: () => {
      const { timeZone } = booking.dropoff
      const end = { when: instant(booking.to, timeZone), zone: zone(timeZone) }
      const state = booking.overdue ? 'overdue' : 'active'
      return {
        title: t(`bookings.titles.${state}.${product}`),
        lead: t(`bookings.leads.${state}.${product}`, end),
      }
    },
    completed: () => ({ title: t('bookings.titles.completed'), lead: t('bookings.leads.completed') }),
    cancelled: () => ({
      title: t('bookings.titles.cancelled'),
      lead:
        payment.refundedMinor > 0
          ? wayBack(money(payment.refundedMinor, booking.currency), cardName(payment, t), t)
          : t(
              booking.closeReason === 'not_payable'
                ? 'bookings.leads.notPayable'
                : 'bookings.leads.cancelled',
            ),
    }),
    expired: () => ({
      title: t('bookings.titles.expired'),
      lead: t(payment.paidMinor > 0 ? 'bookings.leads.expiredPaid' : 'bookings.leads.expired'),
    }),
    no_show: () => ({ title: t(`bookings.titles.no_show.${product}`) }),
  }
  return words[booking.status]()
}

/** Where a refund goes: what was paid without a card that we can name may have been paid in cash. */
const wayBack = (amount: string, card: string | null, t: ReturnType<typeof useT>): string =>
  card ? t('bookings.leads.cancelledRefund', { amount, card }) : t('bookings.backAsPaid', { amount })
