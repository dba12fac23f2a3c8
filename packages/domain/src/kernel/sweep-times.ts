import type { Sql } from '@forecourt/db'

/** What runs keeps its turn for so long at a time; what died with its process is due again after it. */
const turn = '15 seconds'

/** How often `keepTurn` is to be called, in milliseconds. */
export const keepTurnEveryMs = 5000

/**
 * Gives the sweep that has been due for longest to the caller, however many processes ask. It is his until
 * `endTurn`, as long as he calls `keepTurn`: no sweep runs beside itself.
 * @returns its name, or null when none is due
 */
export async function takeTurn(sql: Sql, names: readonly string[]): Promise<string | null> {
  const [taken] = await sql<{ name: string }[]>`
    insert into sweep_times as times (name, next_at)
    select name, now() + ${turn}::interval
    from unnest(${[...names]}::text[]) given (name) left join sweep_times t using (name)
    where t.next_at is null or t.next_at <= now()
    order by t.next_at nulls first, name limit 1
    on conflict (name) do update set next_at = excluded.next_at where times.next_at <= now() returning name`
  return taken?.name ?? null
}

/** The sweep still runs. */
export async function keepTurn(sql: Sql, name: string): Promise<void> {
  await sql`update sweep_times set next_at = now() + ${turn}::interval where name = ${name}`
}

/** The sweep has ended, well or with an error; it is due again after its interval. */
export async function endTurn(
  sql: Sql,
  name: string,
  { everyMs, error }: { everyMs: number; error: string | null },
): Promise<void> {
  await sql`
    update sweep_times set next_at = now() + ${everyMs} * interval '1 millisecond', ended_at = now(),
      last_error = ${error} where name = ${name}`
}
