import { randomUUID } from 'node:crypto'
import { isPgError, type Sql } from '@forecourt/db'
import { Redis } from 'ioredis'

/**
 * How it is often done: take a mutex in Redis for each unit in turn, check that it is free, insert, let go. The same
 * rows are written as by the engine; there is no constraint to lean on, so the mutex has to be right.
 */
export function lockCheckReserve(sql: Sql, redisUrl: string) {
  const redis = new Redis(redisUrl)
  const hold = async (quoteId: string): Promise<boolean> => {
    const [quote] = await sql`select * from quotes where id = ${quoteId}`
    if (!quote) return false
    const units = await sql<{ id: string }[]>`
      select id from units where class_id = ${quote.class_id} and branch_id = ${quote.pickup_branch_id} and status = 'in_service'`
    for (const { id } of units) {
      const key = `bench:unit:${id}`
      const token = randomUUID()
      if ((await redis.set(key, token, 'PX', 10_000, 'NX')) !== 'OK') continue
      try {
        const [taken] = await sql`
          select 1 from claims where unit_id = ${id} and during && tstzrange(${quote.starts_at}, ${quote.ends_at}::timestamptz + interval '60 minutes') limit 1`
        if (!taken) return await reserve(quote, id)
      } catch (error) {
        // The database saw what this way of working does not look for: the car is elsewhere by then.
        if (!isPgError(error, '40001')) throw error
      } finally {
        if ((await redis.get(key)) === token) await redis.del(key)
      }
    }
    return false
  }
  const reserve = (quote: Record<string, unknown>, unitId: string): Promise<boolean> =>
    sql.begin(async (tx) => {
      const bookingId = randomUUID()
      const until = new Date(Date.now() + 600_000)
      await tx`
        insert into bookings (id, product, status, class_id, unit_id, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, quote_id,
          currency, total_minor, contact_name, contact_email, hold_minutes, hold_expires_at, created_at)
        select ${bookingId}, product, 'pending', class_id, ${unitId}, pickup_branch_id, dropoff_branch_id, starts_at, ends_at, id,
          currency, total_minor, 'Bench', 'bench@example.test', 10, ${until}, now() from quotes where id = ${String(quote.id)}`
      await tx`
        insert into claims (unit_id, booking_id, kind, during, from_branch_id, to_branch_id, hold_expires_at, created_at)
        select ${unitId}, ${bookingId}, 'booking', tstzrange(starts_at, ends_at + interval '60 minutes'), pickup_branch_id, dropoff_branch_id, ${until}, now()
        from quotes where id = ${String(quote.id)}`
      await tx`insert into outbox (type, topics, payload, occurred_at) values ('booking.held', '{}', '{}', now())`
      await tx`insert into audit_log (at, actor_kind, verb) values (now(), 'system', 'bench')`
      return true
    })
  return { hold, close: () => redis.quit() }
}
