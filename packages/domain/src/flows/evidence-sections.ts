import { type Locale, moneyWords, zoneWords } from '../kernel/index.ts'
import { line } from '../notifications/words.ts'
import type { Evidence } from './evidence-facts.ts'
import { eventWords, evidenceWords, fullTime, statusWord } from './evidence-words.ts'

export type Section = { title: string; rows: (readonly [label: string, value: string])[] }

/** The evidence as titled lists of names and values; what is not known is left out. */
export function sectionsOf(evidence: Evidence, locale: Locale): Section[] {
  const t = evidenceWords[locale]
  const { dispute, payment, booking, events, gates, messages, documents } = evidence
  const { pickup, dropoff, contact } = booking
  const time = (at: Date | string, zone = pickup.timeZone) => fullTime(at, zone, locale)
  const money = (minor: number) => moneyWords(minor, booking.currency, locale)
  const card = [payment.card_brand, payment.card_last4 && `··${payment.card_last4}`].filter(Boolean).join(' ')
  const { make, model, label, plate } = booking.unit ?? { make: null, model: null, label: null, plate: null }
  // A car is often labelled with its plate.
  const unit = [...new Set([booking.class.name[locale], make, model, label, plate, booking.plate])]
  const place = (at: string, { name, timeZone }: { name: string; timeZone: string }) =>
    `${time(at, timeZone)} (${zoneWords(timeZone, locale)}), ${name}`
  const charged = booking.charges.map(
    ({ note, amountMinor, at }) => [t.charged, `${note}: ${money(amountMinor)}, ${time(at)}`] as const,
  )
  return [
    {
      title: t.dispute,
      rows: known([
        [t.provider, dispute.stripe_dispute_id],
        [t.reason, dispute.reason.replaceAll('_', ' ')],
        [t.amount, money(dispute.amount_minor)],
        [t.opened, time(dispute.opened_at)],
        [t.due, dispute.evidence_due_at && time(dispute.evidence_due_at)],
        [
          t.payment,
          payment.paid_at &&
            [money(payment.amount_minor), time(payment.paid_at), card].filter(Boolean).join(', '),
        ],
      ]),
    },
    {
      title: t.booking,
      rows: known([
        [t.reference, `${booking.reference.slice(0, 3)}-${booking.reference.slice(3)}`],
        [t.customer, contact.name],
        [t.email, contact.email],
        [t.phone, contact.phone],
        [t.age, booking.driverAge?.toString()],
        [t.flight, booking.flightNumber],
        [t.unit, unit.filter(Boolean).join(' · ')],
        [t.booked, time(booking.createdAt)],
        [t.pickup, place(booking.from, pickup)],
        [t.dropoff, place(booking.to, dropoff)],
      ]),
    },
    {
      title: t.agreement,
      rows: known([
        ...(booking.bill?.lines ?? booking.lines).map(
          (item) => [line(item, new Map(), locale), money(item.amountMinor)] as const,
        ),
        [t.total, money(booking.bill?.totalMinor ?? booking.totalMinor)],
        ...charged,
        [t.deposit, booking.depositMinor > 0 ? money(booking.depositMinor) : null],
        [t.free, time(booking.freeCancellationUntil)],
      ]),
    },
    {
      title: t.handover,
      rows: known([
        [t.handedOver, booking.checkedInAt && place(booking.checkedInAt, pickup)],
        ...gates.map(
          ({ direction, status, requested_at }) =>
            [
              t.gate[direction],
              `${time(requested_at)}, ${status === 'opened' ? t.opened_gate : t.failed_gate}`,
            ] as const,
        ),
        [t.givenBack, booking.checkedOutAt && place(booking.checkedOutAt, dropoff)],
      ]),
    },
    {
      title: t.events,
      rows: events.flatMap(({ at, verb, status }) => {
        const words = eventWords[verb]?.[locale]
        if (words === undefined) return []
        const how =
          verb.startsWith('payments.') && status
            ? `${words}${locale === 'fr' ? ' :' : ':'} ${statusWord(status, locale)}`
            : words
        return [[time(at), how] as const]
      }),
    },
    {
      title: t.messages,
      rows: known(
        messages.map(
          ({ sent_at, subject, recipient }) =>
            [sent_at ? time(sent_at) : '', `${subject ?? ''} → ${recipient}`] as const,
        ),
      ),
    },
    {
      title: t.documents,
      rows: documents.map(
        ({ number, issuedAt, totalMinor }) => [number, `${money(totalMinor)}, ${time(issuedAt)}`] as const,
      ),
    },
  ]
}

const known = (rows: readonly (readonly [string, string | null | undefined])[]): Section['rows'] =>
  rows.flatMap(([label, value]) => (value ? [[label, value] as const] : []))
