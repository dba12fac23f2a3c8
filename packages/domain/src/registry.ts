import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { findChange } from './booking/index.ts'
import type { ForecourtEvent } from './events.ts'
import {
  changeCause,
  chargeAtPickup,
  closeCheckout,
  collectDue,
  giveBackExpired,
  holdDepositOf,
  letGoOfHold,
  papersForRefund,
  processStripeEvent,
  receiptForPayment,
  rewardCompleted,
} from './flows/index.ts'
import { reportGate } from './gate/index.ts'
import { findLicence } from './identity/index.ts'
import type { AccountKind, NotificationKind } from './notifications/contract.ts'
import { queueAccountMessage, queueMessage, sendMessage } from './notifications/index.ts'
import { findPayment, isGivenByStaff, livePriceHold, sendRefund } from './payments/index.ts'
import { type Reaction, react } from './reaction.ts'

export type { DeliveredEvent, Reaction } from './reaction.ts'
export * from './sweeps.ts'

const ofBooking = z.object({ bookingId: z.uuid() })
const ofRefund = z.object({ bookingId: z.uuid(), refundId: z.uuid() })

const tell = (kind: NotificationKind): Reaction =>
  react('records', `tell.${kind}`, ofBooking, (call, { bookingId }) =>
    queueMessage(call, { kind, bookingId, cause: `${kind}:${bookingId}` }),
  )

/** Of an account: once in its life, or once for each link for a new password. */
const tellAccount = (kind: AccountKind): Reaction =>
  react(
    'records',
    `tell.${kind}`,
    z.object({ userId: z.uuid(), resetId: z.uuid().optional() }),
    (call, { userId, resetId = userId }) =>
      queueAccountMessage(call, { kind, userId, cause: `${kind}:${resetId}` }),
  )

/** What was found of a licence; whoever sent another meanwhile hears of that one. */
const tellOfLicence = react(
  'records',
  'tell.licence',
  z.object({ userId: z.uuid(), licenceId: z.uuid() }),
  async (call, { userId, licenceId }) => {
    const { status } = await findLicence(call.runtime.sql, licenceId)
    if (status !== 'verified' && status !== 'rejected') return
    const kind = `licence_${status}` as const
    await queueAccountMessage(call, { kind, userId, cause: `${kind}:${licenceId}` })
  },
)

const ofChange = z.object({ bookingId: z.uuid(), changeId: z.uuid() })

const tellOfChange = react('records', 'tell.booking_changed', ofChange, (call, { bookingId, changeId }) =>
  queueMessage(call, { kind: 'booking_changed', bookingId, cause: `booking_changed:${changeId}` }),
)

const stopChangeCheckout = react(
  'payments',
  'closeChangeCheckout',
  ofChange,
  (call, { bookingId, changeId }) => closeCheckout(call, { bookingId, cause: changeCause(changeId) }),
)

const tellOfCharge = react(
  'records',
  'tell.booking_charged',
  z.object({ bookingId: z.uuid(), chargeId: z.uuid() }),
  (call, { bookingId, chargeId }) =>
    queueMessage(call, { kind: 'booking_charged', bookingId, cause: `booking_charged:${chargeId}` }),
)

/** A checkout that nobody paid says nothing; a saved card that was asked and said no does. */
const tellOfFailure = react(
  'records',
  'tell.payment_failed',
  z.object({ bookingId: z.uuid(), paymentId: z.uuid() }),
  async (call, { bookingId, paymentId }) => {
    const payment = await findPayment(call.runtime.sql, paymentId)
    if (payment?.failure_code && payment.checkout_session_id === null)
      await queueMessage(call, { kind: 'payment_failed', bookingId, cause: `payment_failed:${paymentId}` })
  },
)

const tellOfRefusedChange = react(
  'records',
  'tell.change_refused',
  ofChange,
  async (call, { bookingId, changeId }) => {
    const change = await findChange(call.runtime.sql, changeId)
    if (change?.status !== 'refused') return
    await queueMessage(call, { kind: 'change_refused', bookingId, cause: `change_refused:${changeId}` })
  },
)

const stopCheckout = react('payments', 'closeCheckout', ofBooking, (call, { bookingId }) =>
  closeCheckout(call, { bookingId }),
)

/** What was paid at the counter is not to be paid once more by link. */
const stopCheckoutAfterCash = react(
  'payments',
  'closeCheckoutAfterCash',
  z.object({ bookingId: z.uuid(), paymentId: z.uuid() }),
  async (call, { bookingId, paymentId }) => {
    const payment = await findPayment(call.runtime.sql, paymentId)
    if (payment?.method === 'cash') await closeCheckout(call, { bookingId })
  },
)

/** Who has the money in hand needs no letter that it is on its way. */
const tellOfRefund = react(
  'records',
  'tell.payment_refunded',
  ofRefund,
  async (call, { bookingId, refundId }) => {
    if (await isGivenByStaff(call.runtime.sql, refundId)) return
    await queueMessage(call, { kind: 'payment_refunded', bookingId, cause: `payment_refunded:${refundId}` })
  },
)

/** The bank sent it back; the branch finds another way. */
const tellOfStuckRefund = react('records', 'tell.refund_stuck', ofRefund, (call, { bookingId, refundId }) =>
  queueMessage(call, { kind: 'refund_stuck', bookingId, cause: `refund_stuck:${refundId}` }),
)

const giveBack = react('payments', 'giveBack', ofBooking, (call, { bookingId }) =>
  giveBackExpired(call, { bookingId }),
)

const reward = react('records', 'reward', ofBooking, (call, { bookingId }) =>
  rewardCompleted(call, { bookingId }),
)

const holdDeposit = react('payments', 'holdDeposit', ofBooking, (call, { bookingId }) =>
  holdDepositOf(call, { bookingId }),
)

const chargePrice = react('payments', 'chargeAtPickup', ofBooking, (call, { bookingId }) =>
  chargeAtPickup(call, { bookingId }),
)

/** A price that cannot be held any more: the first time, the customer is told and may pay otherwise. */
const tellOfHold = react(
  'records',
  'tell.hold_failed',
  z.object({ bookingId: z.uuid(), authorisationId: z.uuid() }),
  async (call, { bookingId, authorisationId }) => {
    const hold = await livePriceHold(call.runtime.sql, bookingId)
    if (hold?.id !== authorisationId || hold.first_failed_at === null) return
    const cause = `payment_failed:${authorisationId}:${hold.first_failed_at.getTime()}`
    await queueMessage(call, { kind: 'payment_failed', bookingId, cause })
  },
)

/** What was paid otherwise is not held as well. */
const letGo = react('payments', 'letGoOfHold', ofBooking, (call, { bookingId }) =>
  letGoOfHold(call, { bookingId }),
)

/** How long the simulated gate takes to open, in milliseconds. Hardware will answer for itself. */
const simulatedGateMs = 1200

/** Which event starts which work. A name that no event has does not compile. */
const table = {
  'account.joined': [tellAccount('welcome')],
  'account.reset_asked': [tellAccount('password_reset')],
  'account.password_changed': [tellAccount('password_changed')],
  'licence.decided': [tellOfLicence],
  'booking.confirmed': [tell('booking_confirmed')],
  'booking.changed': [tellOfChange],
  'booking.change_closed': [stopChangeCheckout, tellOfRefusedChange],
  'booking.cancelled': [stopCheckout, tell('booking_cancelled')],
  'booking.expired': [stopCheckout, giveBack],
  'booking.checked_in': [chargePrice, holdDeposit, tell('checked_in')],
  'booking.checked_out': [tell('receipt'), reward],
  'booking.no_show': [tell('no_show')],
  'booking.charged': [tellOfCharge],
  'authorisation.changed': [tellOfHold],
  'payment.expired': [tellOfFailure],
  'payment.succeeded': [
    react('records', 'receiptForPayment', z.object({ paymentId: z.uuid() }), (call, { paymentId }) =>
      receiptForPayment(call, { paymentId }),
    ),
    stopCheckoutAfterCash,
    letGo,
  ],
  'refund.requested': [
    react('payments', 'sendRefund', ofRefund, (call, { refundId }) => sendRefund(call, { refundId })),
  ],
  'refund.stuck': [tellOfStuckRefund],
  'refund.succeeded': [
    react('records', 'papersForRefund', ofRefund, (call, { refundId }) =>
      papersForRefund(call, { refundId }),
    ),
    tellOfRefund,
  ],
  'collection.due': [
    react('payments', 'collectDue', z.object({ collectionId: z.uuid() }), (call, payload) =>
      collectDue(call, payload),
    ),
  ],
  'stripe_event.received': [
    react('inbox', 'processStripeEvent', z.object({ stripeEventId: z.string() }), (call, payload) =>
      processStripeEvent(call, payload),
    ),
  ],
  'notification.queued': [
    react('messages', 'sendMessage', z.object({ notificationId: z.uuid() }), (call, payload) =>
      sendMessage(call, payload),
    ),
  ],
  'gate.open_requested': [
    react('gates', 'simulateGate', z.object({ commandId: z.uuid() }), async (call, { commandId }) => {
      await wait(simulatedGateMs)
      await reportGate(call, { commandId, status: 'opened' })
    }),
  ],
} satisfies Partial<Record<ForecourtEvent['type'], readonly Reaction[]>>

export const reactions: Readonly<Record<string, readonly Reaction[]>> = table
