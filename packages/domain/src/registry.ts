import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { ForecourtEvent } from './events.ts'
import { closeCheckout, sweeps as due, processStripeEvent } from './flows/index.ts'
import { reportGate } from './gate/index.ts'
import { type Call, type Runtime, systemCall } from './kernel/index.ts'
import type { NotificationKind } from './notifications/contract.ts'
import { queueMessage, sendMessage } from './notifications/index.ts'
import { sendRefund } from './payments/index.ts'

/** An event as the relay hands it over. Delivered at least once, so every reaction is safe to repeat. */
export type DeliveredEvent = { id: number; type: string; payload: unknown }
export type Reaction = { name: string; run: (runtime: Runtime, event: DeliveredEvent) => Promise<unknown> }

/** A reaction to events whose payload has this shape. */
function react<S extends z.ZodType>(
  name: string,
  payload: S,
  run: (call: Call, payload: z.output<S>, runtime: Runtime) => Promise<unknown>,
): Reaction {
  return {
    name,
    run: (runtime, event) => run(systemCall(runtime, name), payload.parse(event.payload), runtime),
  }
}

const ofBooking = z.object({ bookingId: z.uuid() })
const ofRefund = z.object({ bookingId: z.uuid(), refundId: z.uuid() })

const tell = (kind: NotificationKind): Reaction =>
  react(`tell.${kind}`, ofBooking, (call, { bookingId }) =>
    queueMessage(call, { kind, bookingId, cause: `${kind}:${bookingId}` }),
  )

const stopCheckout = react('closeCheckout', ofBooking, (call, { bookingId }) =>
  closeCheckout(call, { bookingId }),
)

/** How long the simulated gate takes to open, in milliseconds. Hardware will answer for itself. */
const simulatedGateMs = 1200

/** Which event starts which work. A name that no event has does not compile. */
const table = {
  'booking.confirmed': [tell('booking_confirmed')],
  'booking.cancelled': [stopCheckout, tell('booking_cancelled')],
  'booking.expired': [stopCheckout],
  'booking.checked_out': [tell('receipt')],
  'booking.no_show': [tell('no_show')],
  'refund.requested': [react('sendRefund', ofRefund, (call, { refundId }) => sendRefund(call, { refundId }))],
  'refund.succeeded': [
    react('tell.payment_refunded', ofRefund, (call, { bookingId, refundId }) =>
      queueMessage(call, { kind: 'payment_refunded', bookingId, cause: `payment_refunded:${refundId}` }),
    ),
  ],
  'stripe_event.received': [
    react('processStripeEvent', z.object({ stripeEventId: z.string() }), (call, payload) =>
      processStripeEvent(call, payload),
    ),
  ],
  'notification.queued': [
    react('sendMessage', z.object({ notificationId: z.uuid() }), (call, payload) =>
      sendMessage(call, payload),
    ),
  ],
  'gate.open_requested': [
    react('simulateGate', z.object({ commandId: z.uuid() }), async (call, { commandId }) => {
      await wait(simulatedGateMs)
      await reportGate(call, { commandId, status: 'opened' })
    }),
  ],
} satisfies Partial<Record<ForecourtEvent['type'], readonly Reaction[]>>

export const reactions: Readonly<Record<string, readonly Reaction[]>> = table

export type Sweep = { name: string; everyMs: number; run: (runtime: Runtime) => Promise<unknown> }

/** What is looked for in the rows, and how often. Losing every queued job loses nothing: this finds it again. */
export const sweeps: readonly Sweep[] = [
  {
    name: 'expireHolds',
    everyMs: 5_000,
    run: (runtime) => due.expireHolds(systemCall(runtime, 'sweep.expireHolds'), {}),
  },
  {
    name: 'settleDueBlocks',
    everyMs: 60_000,
    run: (runtime) => due.settleDueBlocks(systemCall(runtime, 'sweep.settleDueBlocks'), {}),
  },
  {
    name: 'closeNoShows',
    everyMs: 60_000,
    run: (runtime) => due.closeNoShows(systemCall(runtime, 'sweep.closeNoShows'), {}),
  },
  {
    name: 'processInbox',
    everyMs: 30_000,
    run: (runtime) => due.processInbox(systemCall(runtime, 'sweep.processInbox'), {}),
  },
  {
    name: 'reconcilePayments',
    everyMs: 60_000,
    run: (runtime) => due.reconcilePayments(systemCall(runtime, 'sweep.reconcilePayments'), {}),
  },
  {
    name: 'sendRefunds',
    everyMs: 30_000,
    run: (runtime) => due.sendRefunds(systemCall(runtime, 'sweep.sendRefunds'), {}),
  },
  {
    name: 'failSilentGates',
    everyMs: 15_000,
    run: (runtime) => due.failSilentGates(systemCall(runtime, 'sweep.failSilentGates'), {}),
  },
  {
    name: 'sendDueMessages',
    everyMs: 15_000,
    run: (runtime) => due.sendDueMessages(systemCall(runtime, 'sweep.sendDueMessages'), {}),
  },
]
