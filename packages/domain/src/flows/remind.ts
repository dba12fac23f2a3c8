import { z } from 'zod'
import { asSystem, flow, system } from '../kernel/index.ts'
import { queueMessage } from '../notifications/index.ts'

/**
 * What people are reminded of: so many minutes before the start of a confirmed booking, the end of one that is out, or of a hold,
 * and no later than so many, when the next reminder says it better.
 */
const reminders = [
  { kind: 'pickup_reminder', of: 'start', product: 'rental', from: 24 * 60, until: 120 },
  { kind: 'pickup_reminder', of: 'start', product: 'parking', from: 24 * 60, until: 120 },
  { kind: 'pickup_soon', of: 'start', product: 'rental', from: 120, until: 0 },
  { kind: 'return_reminder', of: 'end', product: 'rental', from: 120, until: 30 },
  { kind: 'return_soon', of: 'end', product: 'rental', from: 30, until: 0 },
  { kind: 'return_soon', of: 'end', product: 'parking', from: 15, until: 0 },
  { kind: 'hold_ending', of: 'hold', product: 'rental', from: 3, until: 0 },
  { kind: 'hold_ending', of: 'hold', product: 'parking', from: 3, until: 0 },
] as const

/** At most so many at a time; the next sweep finds the rest. */
const atOnce = 500

type Due = { id: string; kind: (typeof reminders)[number]['kind']; at: Date }

/**
 * Queues the reminders that are due. The time that one is about stands in its cause, so that a booking that was moved
 * is reminded of its new time. Who booked, or picked up, after the moment of a reminder needs none.
 */
export const remind = flow({
  name: 'flows.remind',
  access: system,
  input: z.object({}),
  run: async (call): Promise<{ done: number }> => {
    const { runtime, now } = call
    const due = await runtime.sql<Due[]>`
      with rules as (
        select * from jsonb_to_recordset(${runtime.sql.json([...reminders])})
          as r (kind text, of text, product text, "from" int, until int)
      ), soon as (
        select id, product, starts_at as at, confirmed_at as since, 'start' as of from bookings
        where status = 'confirmed' and starts_at > ${now} and starts_at <= ${now}::timestamptz + interval '1 day'
        union all
        select id, product, ends_at, checked_in_at, 'end' from bookings
        where status = 'active' and ends_at > ${now} and ends_at <= ${now}::timestamptz + interval '1 day'
        union all
        select id, product, hold_expires_at, created_at, 'hold' from bookings
        where status = 'pending' and hold_expires_at > ${now} and hold_expires_at <= ${now}::timestamptz + interval '3 minutes'
      )
      select s.id, r.kind, s.at from soon s join rules r using (of, product)
      where ${now} >= s.at - make_interval(mins => r."from") and ${now} < s.at - make_interval(mins => r.until)
        and s.since < s.at - make_interval(mins => r."from")
        and not exists (select 1 from notifications n
          where n.booking_id = s.id and n.kind = r.kind and n.cause_key like '%:' || extract(epoch from s.at)::bigint)
      order by s.at limit ${atOnce}`
    const caller = asSystem(call, 'flows.remind')
    for (const { id, kind, at } of due)
      await queueMessage(caller, { kind, bookingId: id, cause: `${kind}:${id}:${at.getTime() / 1000}` })
    return { done: due.length }
  },
})
