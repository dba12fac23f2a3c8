import { z } from 'zod'
import { command, system } from '../kernel/index.ts'

const atOnce = 500

/**
 * Puts away turnarounds, maintenance and transfers whose time is over, of all units or of one; of each unit the first,
 * if nothing comes before it. Bounded, and safe to repeat.
 * @returns what was put away; a transfer has left its unit at `branchId`
 */
export const settleBlocks = command({
  name: 'booking.settleBlocks',
  access: system,
  audited: false,
  input: z.object({ unitId: z.uuid().optional() }),
  run: async ({ tx, now }, { unitId }): Promise<{ unitId: string; branchId: string; kind: string }[]> => {
    return tx<{ unitId: string; branchId: string; kind: string }[]>`
      with due as (
        select k.id from claims k join units u on u.id = k.unit_id
        where k.kind in ('turnaround', 'transfer', 'maintenance') and upper(k.during) <= ${now}
          ${unitId === undefined ? tx`` : tx`and k.unit_id = ${unitId}`}
          and not exists (select 1 from claims earlier
                          where earlier.unit_id = k.unit_id and lower(earlier.during) < lower(k.during))
        order by u.id limit ${atOnce} for no key update of u skip locked
      ), gone as (
        delete from claims k using due where k.id = due.id returning k.*
      )
      insert into claim_history (id, unit_id, kind, during, from_branch_id, to_branch_id, outcome, ended_at)
      select id, unit_id, kind, during, from_branch_id, to_branch_id, 'released', greatest(upper(during), created_at) from gone
      returning unit_id as "unitId", to_branch_id as "branchId", kind`
  },
})
