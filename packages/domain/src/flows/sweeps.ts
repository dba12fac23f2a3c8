import { z } from 'zod'
import { closeMovedConflicts, expire, expireChange, settleBlocks } from '../booking/index.ts'
import { placeUnit } from '../fleet/index.ts'
import { reportGate } from '../gate/index.ts'
import { addMinutes, asSystem, command, type Flow, flow, system } from '../kernel/index.ts'
import { sendMessage } from '../notifications/index.ts'
import { authorise as authoriseOne, canBeSent, planRenewals, sendRefund } from '../payments/index.ts'
import { cancelUnpayable } from './cancel-booking.ts'
import { closeCheckout } from './close-checkout.ts'
import { collectDue } from './collect-due.ts'
import { closeNoShow } from './desk.ts'
import { processStripeEvent } from './process-stripe-event.ts'
import { resolveOverdue } from './resolve-overdue.ts'
import { settlePayment } from './settle-payment.ts'

/**
 * Sweeps find what is due in the rows and do it, whatever became of the events and jobs for it. Each is bounded,
 * safe to repeat and safe beside itself; one item that fails is logged and does not hold up the rest.
 */
const atOnce = 200

/** What a delivered event would have done by now; younger rows are left to it. */
const jobsTakeMinutes = 1

type Due = { id: string }

function sweep(
  name: string,
  due: (call: Flow) => Promise<readonly Due[]>,
  act: (call: Flow, id: string) => Promise<unknown>,
) {
  return flow({
    name,
    access: system,
    input: z.object({}),
    run: async (call): Promise<{ done: number; failed: number }> => {
      let failed = 0
      const rows = await due(call)
      for (const { id } of rows) {
        await act(asSystem(call, name), id).catch((error: unknown) => {
          failed += 1
          call.runtime.log.error({ err: error, sweep: name, id }, 'a sweep could not do its work on one row')
        })
      }
      return { done: rows.length - failed, failed }
    },
  })
}

/** Holds that ran out. */
export const expireHolds = sweep(
  'sweep.expireHolds',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from bookings where status = 'pending' and hold_expires_at <= ${now} order by hold_expires_at limit ${atOnce}`,
  (call, bookingId) => expire(call, { bookingId }),
)

/** Changes whose time to pay ran out. */
export const expireChanges = sweep(
  'sweep.expireChanges',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from booking_changes where status = 'pending' and expires_at <= ${now} order by expires_at limit ${atOnce}`,
  (call, changeId) => expireChange(call, { changeId }),
)

/** Confirmed bookings whose customer did not come within the grace. */
export const closeNoShows = sweep(
  'sweep.closeNoShows',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select b.id from bookings b join branches p on p.id = b.pickup_branch_id
    where b.status = 'confirmed' and b.starts_at < ${now} and no_show_at(b, p) <= ${now}
    order by b.starts_at limit ${atOnce}`,
  (call, bookingId) => closeNoShow(call, { bookingId }),
)

/** Events of the payment provider that nobody has acted on. */
export const processInbox = sweep(
  'sweep.processInbox',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from stripe_events where processed_at is null and parked_at is null
      and received_at < ${addMinutes(now, -jobsTakeMinutes)} order by received_at limit ${atOnce}`,
  (call, stripeEventId) => processStripeEvent(call, { stripeEventId }),
)

/** Payments whose news never arrived, and checkouts left open behind a booking, or a change, that has ended. */
export const reconcilePayments = sweep(
  'sweep.reconcilePayments',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from payments where status = 'open' and created_at < ${addMinutes(now, -jobsTakeMinutes)}
    order by created_at limit ${atOnce}`,
  async (call, paymentId) => {
    const [ended] = await call.runtime.sql<{ bookingId: string; cause: string }[]>`
      select b.id as "bookingId", p.cause from payments p join bookings b on b.id = p.booking_id
      left join booking_changes c on p.cause = 'change:' || c.id
      where p.id = ${paymentId} and (b.status in ('expired', 'cancelled') or c.status <> 'pending')`
    if (ended) await closeCheckout(call, ended)
    else await settlePayment(call, { paymentId })
  },
)

/** Refunds that were asked for, can be sent, and were not. */
export const sendRefunds = sweep(
  'sweep.sendRefunds',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select r.id from refunds r join payments p on p.id = r.payment_id
    where ${canBeSent(runtime.sql)} and r.created_at < ${addMinutes(now, -jobsTakeMinutes)}
      and (r.in_hand_until is null or r.in_hand_until <= ${now})
    order by r.created_at limit ${atOnce}`,
  (call, refundId) => sendRefund(call, { refundId }),
)

/** Amounts to be held on cards, for the first time or anew, and holds that another has taken the place of. */
export const authorise = sweep(
  'sweep.authorise',
  async (call) => {
    await planRenewals(asSystem(call, 'sweep.authorise'), {})
    const { runtime, now } = call
    return runtime.sql<Due[]>`
      select id from authorisations
      where next_try_at <= ${addMinutes(now, -jobsTakeMinutes)} or stale_intent_id is not null limit ${atOnce}`
  },
  (call, authorisationId) => authoriseOne(call, { authorisationId }),
)

/** Whoever was told that their card says no has a day to pay otherwise; a day before the start it is decided. */
const payableMinutes = 24 * 60

/** Bookings that begin soon and whose price is neither held nor paid. */
export const cancelUnpayables = sweep(
  'sweep.cancelUnpayables',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select b.id from authorisations a join bookings b on b.id = a.booking_id
    where a.kind = 'price' and a.status in ('requested', 'held') and a.first_failed_at <= ${addMinutes(now, -payableMinutes)}
      and b.status = 'confirmed' and b.starts_at > ${now} and b.starts_at <= ${addMinutes(now, payableMinutes)}
    order by b.starts_at limit ${atOnce}`,
  (call, bookingId) => cancelUnpayable(call, { bookingId }),
)

/** What is due at the end of bookings. */
export const collectDues = sweep(
  'sweep.collectDues',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from collections where settled_at is null and due_at <= ${addMinutes(now, -jobsTakeMinutes)}
    order by due_at limit ${atOnce}`,
  (call, collectionId) => collectDue(call, { collectionId }),
)

/** Messages that are due and were not sent. */
export const sendDueMessages = sweep(
  'sweep.sendDueMessages',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from notifications where sent_at is null and skipped_at is null and given_up_at is null
      and due_at < ${addMinutes(now, -jobsTakeMinutes)} order by due_at limit ${atOnce}`,
  (call, notificationId) => sendMessage(call, { notificationId }),
)

/** Orders to a gate that never answered: after a minute the terminal is told that it failed. */
export const failSilentGates = sweep(
  'sweep.failSilentGates',
  ({ runtime, now }) => runtime.sql<Due[]>`
    select id from gate_commands where status = 'requested' and requested_at < ${addMinutes(now, -jobsTakeMinutes)}
    order by requested_at limit ${atOnce}`,
  (call, commandId) => reportGate(call, { commandId, status: 'failed', failure: 'no_answer' }),
)

/** Turnarounds and transfers that are over; a transferred unit stands at its new branch. */
export const settleDueBlocks = command({
  name: 'sweep.settleDueBlocks',
  access: system,
  audited: false,
  input: z.object({}),
  run: async (work): Promise<{ done: number }> => {
    const settled = await settleBlocks(work, {})
    for (const { unitId, branchId, kind } of settled)
      if (kind === 'transfer') await placeUnit(work, { unitId, branchId })
    return { done: settled.length }
  },
})

/**
 * Active bookings that are not back, or will not be in time, and have something left to see to: the late customer is
 * not told yet, the next booking is hurt, or a conflict of theirs is open.
 */
export const resolveOverdues = sweep(
  'sweep.resolveOverdues',
  async (call) => {
    const { runtime, now } = call
    await closeMovedConflicts(asSystem(call, 'sweep.resolveOverdues'), {})
    return runtime.sql<Due[]>`
      with late as (
        select b.id, b.unit_id, b.ends_at, b.expected_back_at is not null as awaited,
          case when coalesce(b.expected_back_at, b.ends_at) > ${now} then coalesce(b.expected_back_at, b.ends_at)
            else ${now}::timestamptz + interval '15 minutes' end
          + make_interval(mins => case b.product when 'rental' then d.turnaround_minutes else 0 end) as needed_until
        from bookings b join branches d on d.id = b.dropoff_branch_id
        where b.status = 'active' and (greatest(b.ends_at, b.expected_back_at) <= ${now}
          or b.ends_at <= ${now} or b.expected_back_at > b.ends_at)
      )
      select late.id from late
      where (late.ends_at < ${now} and not exists (select 1 from notifications where cause_key = 'overdue:' || late.id))
        or late.awaited
        or exists (select 1 from booking_conflicts x where x.cause_booking_id = late.id and x.resolved_at is null)
        or (select lower(k.during) < late.needed_until from claims k
            where k.unit_id = late.unit_id and k.kind = 'booking' and not k.started order by lower(k.during) limit 1)
      order by late.ends_at desc limit ${atOnce}`
  },
  (call, bookingId) => resolveOverdue(call, { bookingId }),
)
