import type { Db } from '@forecourt/db'
import type { FreeBays } from './contract.ts'

type Bays = FreeBays['bays']

/**
 * Bays of car parks by class, all that are in service and those nobody stands in or is due in now. A car that has
 * overstayed still stands there; a hold that ran out takes nothing.
 */
export async function countBays(
  sql: Db,
  branchIds: readonly string[],
  now: Date,
): Promise<Map<string, Bays>> {
  const rows = await sql<(Bays[number] & { branchId: string })[]>`
    select u.branch_id as "branchId", c.id as "classId", c.bay_kind as "bayKind", count(*)::int as total,
      count(*) filter (where (
        select 1 from claims k
        where k.unit_id = u.id and lower(k.during) <= ${now} and (upper(k.during) > ${now} or upper_inf(k.during) or k.started)
          and (k.hold_expires_at is null or k.hold_expires_at > ${now}) limit 1
      ) is null)::int as free
    from units u join classes c on c.id = u.class_id
    where u.branch_id = any(${[...branchIds]}) and u.product = 'parking' and u.status = 'in_service'
    group by u.branch_id, c.id
    order by c.sort, c.id`
  const byBranch = Map.groupBy(rows, (row) => row.branchId)
  return new Map(
    branchIds.map((id) => [id, (byBranch.get(id) ?? []).map(({ branchId: _, ...bays }) => bays)]),
  )
}
