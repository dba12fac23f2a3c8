import type { Outputs } from '@forecourt/client'
import { bookingStatuses } from '@forecourt/domain/booking/contract'
import type { T } from '../../i18n/index.ts'

export type Entry = Outputs['booking']['history'][number]

/** What the audit log calls by verb, in words. Others are shown as they are: nothing of the history is left out. */
const verbs = [
  'booking.hold',
  'booking.confirm',
  'booking.revive',
  'booking.checkIn',
  'booking.checkOut',
  'booking.cancel',
  'booking.expire',
  'booking.markNoShow',
  'booking.applyChange',
  'booking.openChange',
  'booking.expireChange',
  'booking.withdrawChange',
  'booking.refuseChange',
  'booking.writeBill',
  'booking.makeWay',
  'booking.noteExpectedBack',
  'booking.addCharge',
  'condition.storePhoto',
  'refund.ask',
  'refund.decide',
  'booking.grantAccess',
  'booking.adoptGuestBookings',
  'payments.openPayment',
  'payments.openAuthorisation',
  'payments.attachCheckout',
  'payments.requestRefund',
  'payments.sendRefund',
  'payments.takeCash',
  'payments.payOutRefund',
  'gate.recognise',
  'gate.openGate',
  'notifications.queueMessage',
  'notifications.sendMessage',
  'notifications.noteSent',
  'notifications.noteFailed',
  'notifications.noteSkipped',
] as const

const changes = ['modify', 'extend'] as const

/** Verbs whose word says how it ended. */
const settled = [
  'payments.recordPayment',
  'payments.recordAuthorisation',
  'payments.recordRefund',
  'payments.recordDispute',
  'gate.reportGate',
] as const

const knownValues = [
  'needs_response',
  'under_review',
  'won',
  'lost',
  'closed',
  'pickup_reminder',
  'pickup_soon',
  'return_reminder',
  'return_soon',
  'booking_charged',
  'payment_failed',
  'held',
  'declined',
  'released',
  'captured',
  'pass',
  'reference',
  'plate',
  'in',
  'out',
  'opened',
  'failed',
  'stuck',
  'succeeded',
  'secured',
  'open',
  'expired',
  'canceled',
  'requested',
  'sent',
  'no_show',
  'cancelled',
  'hold_lost',
  'booking_confirmed',
  'booking_cancelled',
  'booking_changed',
  'change_refused',
  'changed',
  'returned_early',
  'goodwill',
  'granted',
  'refused',
  'waiting',
  'paid_too_much',
  'receipt',
  'payment_refunded',
  'refund_stuck',
  'vehicle_swapped',
  'vehicle_delayed',
  'overdue',
  'checked_in',
  'hold_ending',
  'deposit',
  'price',
] as const

/** The key of a verb in the texts: a dot would be a level. */
const slashed = <V extends string>(verb: V) => verb.replace('.', '/') as SlashedVerb<V>
type SlashedVerb<V> = V extends `${infer A}.${infer B}` ? `${A}/${B}` : never

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

/** A value of a detail in words, where we have them. */
function valueWord(t: T, value: string): string {
  const known = knownValues.find((word) => word === value)
  return known ? t(`history.values.${known}`) : value
}

/** What was done. */
export function titleOf(t: T, { verb, detail }: Entry): string {
  if (text(detail.upgradedTo)) return t('history.verbs.upgraded')
  if (text(detail.movedTo)) return t('history.verbs.moved')
  if (text(detail.conflict)) return t('history.verbs.conflict')
  if (text(detail.conflictClosed)) return t('history.verbs.conflictClosed')
  const ended = settled.find((known) => known === verb)
  if (ended) {
    const status = text(detail.status) ?? text(detail.to) ?? ''
    return t(`history.verbs.${slashed(ended)}`, { status: valueWord(t, status) })
  }
  const known = verbs.find((name) => name === verb)
  return known ? t(`history.verbs.${slashed(known)}`) : verb
}

/** Who did it. Staff are named; a customer is one whether or not they have an account. */
export function actorOf(t: T, { actorKind, actorName }: Entry): string {
  switch (actorKind) {
    case 'user':
      return actorName ?? t('history.by.unnamed')
    case 'terminal':
      return t('history.by.terminal')
    case 'system':
      return actorName ? t('history.by.systemFor', { name: actorName }) : t('history.by.system')
    default:
      return t('history.by.anonymous')
  }
}

/** What is known beside, in a few words each. Ids of other things say nothing to a reader and are left out. */
export function detailsOf(t: T, { detail }: Entry, money: (minor: number) => string): string[] {
  const said: string[] = []
  const from = bookingStatuses.find((status) => status === detail.from)
  const to = bookingStatuses.find((status) => status === detail.to)
  if (from && to)
    said.push(
      t('history.detail.change', { from: t(`bookings.statusOf.${from}`), to: t(`bookings.statusOf.${to}`) }),
    )
  const change = changes.find((kind) => kind === detail.change)
  if (change) said.push(t(`history.changeOf.${change}`))
  const amount = ['amountMinor', 'dueMinor', 'billMinor']
    .map((key) => detail[key])
    .find((of) => typeof of === 'number')
  if (amount !== undefined) said.push(money(amount))
  if (typeof detail.differenceMinor === 'number' && detail.differenceMinor !== 0) {
    const sign = detail.differenceMinor > 0 ? '+' : '−'
    said.push(`${sign}${money(Math.abs(detail.differenceMinor))}`)
  }
  for (const key of ['identifiedBy', 'direction', 'reason'] as const) {
    const value = text(detail[key])
    if (value) said.push(t(`history.detail.${key}`, { value: valueWord(t, value) }))
  }
  const kind = text(detail.kind)
  if (kind) said.push(valueWord(t, kind))
  return said
}
