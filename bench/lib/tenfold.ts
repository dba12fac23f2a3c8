import type { Db, Sql } from '@forecourt/db'

/**
 * Makes ten bookings of each there is: what is over went on for years, what is planned goes on for years. A unit's
 * copied claims follow its own, each copy a season later; units that change branches keep their own claims alone, so
 * that every chain stays whole.
 * @returns how many times the bookings there are now
 */
export async function growTenfold(sql: Sql): Promise<number> {
  const count = async () => Number((await sql`select count(*)::int as n from bookings`)[0]?.n)
  const before = await count()
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from bookings b where ${copied(sql)}`
  const copies = Math.min(40, Math.ceil((9 * before) / Math.max(1, found?.n ?? 0)))
  await sql.begin(async (tx) => {
    await tx`
      create temp table copies on commit drop as
      select b.id as booking, b.quote_id as quote, gen_random_uuid() as new_booking, gen_random_uuid() as new_quote,
        make_interval(days => case when b.status = 'confirmed' then 400 + 250 * n else -250 * n end) as later
      from bookings b, generate_series(1, ${copies}) n where ${copied(tx)}`
    await copyRows(tx, 'quotes', 'c.quote = t.id', {
      id: 'c.new_quote',
      starts_at: 't.starts_at + c.later',
      ends_at: 't.ends_at + c.later',
    })
    await copyRows(tx, 'bookings', 'c.booking = t.id', {
      id: 'c.new_booking',
      quote_id: 'c.new_quote',
      reference: 'next_reference()',
      starts_at: 't.starts_at + c.later',
      ends_at: 't.ends_at + c.later',
    })
    const during = 'tstzrange(lower(t.during) + c.later, upper(t.during) + c.later)'
    await copyRows(tx, 'claims', "c.booking = t.booking_id and t.kind = 'booking'", {
      id: "nextval(pg_get_serial_sequence('claims', 'id'))",
      booking_id: 'c.new_booking',
      during,
    })
    await copyRows(tx, 'claim_history', 'c.booking = t.booking_id', {
      id: "nextval(pg_get_serial_sequence('claims', 'id'))",
      booking_id: 'c.new_booking',
      during,
      ended_at: 't.ended_at + c.later',
    })
  })
  for (const table of ['quotes', 'bookings', 'claims', 'claim_history'])
    await sql`vacuum analyze ${sql(table)}`
  return (await count()) / before
}

/** Bookings that are over, and those to come of units that stay where they are; `b` is the booking. */
const copied = (sql: Db) => sql`
  (b.status in ('completed', 'cancelled', 'expired', 'no_show') or (b.status = 'confirmed' and b.unit_id in (
    select unit_id from claims group by unit_id having bool_and(from_branch_id = to_branch_id))))`

/** Copies a table's rows by the list of copies, each column as it is unless `change` says otherwise. */
async function copyRows(
  tx: Pick<Sql, 'unsafe'>,
  table: string,
  on: string,
  change: Record<string, string>,
): Promise<void> {
  const columns = await tx.unsafe<{ name: string }[]>(
    `select column_name as name from information_schema.columns
     where table_name = '${table}' and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
  )
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => change[name] ?? `t.${name}`)
  await tx.unsafe(
    `insert into ${table} (${names.join(', ')}) overriding system value
     select ${values.join(', ')} from ${table} t join copies c on ${on}`,
  )
}
