import type { Sql } from '@forecourt/db'

/**
 * Claims the sweeps whose time has come: each is given to one caller per interval, however many processes ask. A sweep
 * that dies with its process is due again after its interval.
 * @returns the names of what the caller is to run now
 */
export async function claimDueSweeps(
  sql: Sql,
  sweeps: readonly { name: string; everyMs: number }[],
): Promise<string[]> {
  const names = sweeps.map((sweep) => sweep.name)
  const intervals = sweeps.map((sweep) => sweep.everyMs)
  const due = await sql<{ name: string }[]>`
    insert into sweep_times as times (name, next_at)
    select name, now() + every_ms * interval '1 millisecond'
    from unnest(${names}::text[], ${intervals}::int[]) given (name, every_ms)
    where not exists (select 1 from sweep_times t where t.name = given.name and t.next_at > now())
    order by name
    on conflict (name) do update set next_at = excluded.next_at where times.next_at <= now() returning name`
  return due.map((row) => row.name)
}
