import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '@forecourt/db'
import { z } from 'zod'

/** What workers have yet to do, by kind. */
export type Due = Record<
  'events' | 'inbox' | 'payments' | 'refunds' | 'authorisations' | 'collections' | 'messages',
  number
>

/** Jobs have a minute before the sweeps look after them; a sweep runs within a minute more. */
const jobsTakeMs = 2 * 60_000
const longestMs = 180_000

/**
 * Moves the clock past the time that is left to jobs, and waits until nothing is due any more.
 * @returns what is still due after that
 */
export async function settled(sql: Sql, origin: string): Promise<Due> {
  const end = performance.now() + longestMs
  for (;;) {
    const moved = await fetch(`${origin}/dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: jobsTakeMs }),
    })
    const { now } = z.object({ now: z.coerce.date() }).parse(await moved.json())
    const due = await whatIsDue(sql, now)
    if (Object.values(due).every((count) => count === 0) || performance.now() > end) return due
    // The sweeps' turns go by the database's own clock.
    await sql`update sweep_times set next_at = least(next_at, now() + interval '1 second')`
    await sleep(3000)
  }
}

/** @param now by the clock that was moved, which is the one that says what is due */
async function whatIsDue(sql: Sql, now: Date): Promise<Due> {
  const [due] = await sql<Due[]>`
    select (select count(*)::int from outbox where seq is null or owed <> '{}') as events,
      (select count(*)::int from stripe_events where processed_at is null) as inbox,
      (select count(*)::int from payments p join bookings b on b.id = p.booking_id
       where p.status = 'open' and b.status not in ('pending', 'confirmed', 'active')) as payments,
      (select count(*)::int from refunds where status = 'requested') as refunds,
      (select count(*)::int from authorisations where next_try_at <= ${now} or stale_intent_id is not null) as authorisations,
      (select count(*)::int from collections where settled_at is null and due_at <= ${now}) as collections,
      (select count(*)::int from notifications where sent_at is null and skipped_at is null and due_at <= ${now}) as messages`
  if (!due) throw new Error('The database says nothing.')
  return due
}
