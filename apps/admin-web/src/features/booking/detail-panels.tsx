import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { PriceTable, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Facts } from '../kit/facts.tsx'
import { Panel } from '../kit/panel.tsx'
import { usePriceLines } from './price-lines.ts'

/** Who, when, where and with what. */
export function Overview({ booking }: { booking: Booking }) {
  const t = useT()
  const { instant, zone } = useFormat()
  const { contact, unit, pickup, dropoff, class: unitClass } = booking
  const rental = booking.product === 'rental'
  const licence = useLicence(booking)
  const end = ({ name, timeZone }: { name: string; timeZone: string }, iso: string) => (
    <>
      {instant(iso, timeZone)}, {zone(timeZone)}
      <span className="block font-normal text-muted">{name}</span>
    </>
  )
  const unitName = unit && [
    unit.label,
    unit.make,
    unit.model,
    unit.level && t('units.level', { level: unit.level }),
  ]
  return (
    <Panel title={t('bookings.overview')}>
      <Facts
        facts={[
          [t('bookings.start'), end(pickup, booking.from)],
          [t('bookings.end'), end(dropoff, booking.to)],
          [
            t(rental ? 'bookings.car' : 'bookings.bay'),
            unitName ? unitName.filter(Boolean).join(' · ') : t('bookings.notAssigned'),
          ],
          [t('bookings.what'), [unitClass.acriss, unitClass.example].filter(Boolean).join(' · ') || null],
          [t('bookings.licence'), licence],
          [t('bookings.plate'), booking.plate],
          [t('desk.flight'), booking.flightNumber],
          [
            t('desk.expect'),
            booking.status === 'active' && booking.expectedBackAt
              ? instant(booking.expectedBackAt, dropoff.timeZone)
              : null,
          ],
          [
            t('bookings.phone'),
            contact.phone && (
              <a className="link" href={`tel:${contact.phone.replaceAll(' ', '')}`}>
                {contact.phone}
              </a>
            ),
          ],
          [
            t('bookings.email'),
            <a key="email" className="link" href={`mailto:${contact.email}`}>
              {contact.email}
            </a>,
          ],
          [t('bookings.created'), instant(booking.createdAt, pickup.timeZone)],
          [t('bookings.freeUntil'), instant(booking.freeCancellationUntil, pickup.timeZone)],
          [t('bookings.checkedIn'), booking.checkedInAt && instant(booking.checkedInAt, pickup.timeZone)],
          [t('bookings.checkedOut'), booking.checkedOutAt && instant(booking.checkedOutAt, dropoff.timeZone)],
        ]}
      />
    </Panel>
  )
}

/** Where the licence of whoever drives stands, in words; null of parking and of guests, who show theirs. */
function useLicence({ id, product }: Booking): string | null {
  const t = useT()
  const trpc = useTRPC()
  const { instant } = useFormat()
  const { data } = useQuery(
    trpc.licence.ofBooking.queryOptions({ bookingId: id }, { enabled: product === 'rental' }),
  )
  if (product !== 'rental' || data === undefined) return null
  if (data === null) return t('licences.state.none')
  return t(`licences.state.${data.state}`, { expires: instant(data.expiresOn, 'UTC', 'dateYear') })
}

/** What it costs, line by line. */
export function Price({ booking }: { booking: Booking }) {
  const t = useT()
  const charges = booking.charges.map(({ id, kind, note, amountMinor }) => ({
    ...{ id, label: t(`desk.charge.kinds.${kind}`), detail: note, minor: amountMinor },
  }))
  const lines = [...usePriceLines(booking), ...charges]
  const { status, dueMinor } = booking
  const owes = (status === 'confirmed' || status === 'active') && dueMinor > 0
  const charged = charges.reduce((sum, { minor }) => sum + minor, 0)
  const notes = [
    ...(owes ? [{ id: 'due', label: t('desk.due'), minor: dueMinor }] : []),
    { id: 'tax', label: t('bookings.taxIncluded'), minor: booking.taxMinor },
    ...(booking.depositMinor > 0 && booking.deposit === null
      ? [{ id: 'deposit', label: t('bookings.deposit'), minor: booking.depositMinor }]
      : []),
  ]
  return (
    <Panel title={t('bookings.price')}>
      <PriceTable
        caption={t('bookings.price')}
        lines={lines}
        currency={booking.currency}
        total={(booking.bill?.totalMinor ?? booking.totalMinor) + charged}
        notes={notes}
      />
    </Panel>
  )
}

/** What was paid and what went back. Nothing here can be edited. */
export function Payments({ booking }: { booking: Booking }) {
  const t = useT()
  const { money, instant } = useFormat()
  const { payment, currency } = booking
  const card = payment.cardLast4 && `${payment.cardBrand ?? ''} ··${payment.cardLast4}`
  return (
    <Panel title={t('bookings.payments')} aside={t(`bookings.payment.${payment.status}`)}>
      {payment.paidMinor === 0 && payment.refundedMinor === 0 ? (
        <p className="text-muted">
          {payment.status === 'authorised' || payment.status === 'card_saved'
            ? t(`bookings.promised.${payment.status}`, {
                amount: money(payment.promisedMinor, currency),
                when: instant(payment.heldFrom ?? booking.from, booking.pickup.timeZone),
              })
            : t('bookings.noPayment')}
        </p>
      ) : (
        <PriceTable
          caption={t('bookings.payments')}
          currency={currency}
          lines={[
            {
              id: 'paid',
              label: t('bookings.paid'),
              minor: payment.paidMinor,
              ...(card && { detail: <span className="capitalize">{card}</span> }),
            },
            ...(payment.refundedMinor > 0
              ? [{ id: 'refunded', label: t('bookings.refunded'), minor: -payment.refundedMinor }]
              : []),
          ]}
          total={payment.paidMinor - payment.refundedMinor}
          totalLabel={t('bookings.balance')}
          notes={
            booking.status !== 'pending' && booking.dueMinor > 0
              ? [{ id: 'due', label: t('bookings.due'), minor: booking.dueMinor }]
              : []
          }
        />
      )}
      <DepositState booking={booking} />
      {payment.failureCode && (
        <p className="mt-3 text-red">
          {t('bookings.failure', { code: payment.failureCode.replaceAll('_', ' ') })}
        </p>
      )}
    </Panel>
  )
}

/** The amount on the customer's card, and what became of it. */
function DepositState({ booking: { deposit, currency } }: { booking: Booking }) {
  const t = useT()
  const { money } = useFormat()
  if (deposit === null) return null
  const { status, failureCode } = deposit
  const amounts = {
    amount: money(deposit.amountMinor, currency),
    taken: money(deposit.capturedMinor, currency),
  }
  return (
    <p className={status === 'declined' ? 'mt-3 text-red' : 'mt-3'}>
      {t(`bookings.depositState.${status}`, amounts)}
      {failureCode && (
        <span className="block text-red">
          {t('bookings.failure', { code: failureCode.replaceAll('_', ' ') })}
        </span>
      )}
    </p>
  )
}
