import { isPgError } from '@forecourt/db'
import { command, refuse, staffWith } from '../kernel/index.ts'
import { setGroupMemberInput } from './contract.ts'

/** From now on a branch is priced with a group, or no longer; what was quoted keeps its price. Safe to repeat. @throws NOT_FOUND */
export const setGroupMember = command({
  name: 'pricing.setGroupMember',
  access: staffWith('admin'),
  input: setGroupMemberInput,
  run: async ({ tx, now, record }, { groupId, branchId, member }): Promise<void> => {
    const [group] = await tx`select 1 from branch_groups where id = ${groupId} and retired_at is null`
    if (!group) refuse('NOT_FOUND', 'There is no such group or branch.')
    try {
      if (member)
        await tx`
          insert into branch_group_members (group_id, branch_id, joined_at) values (${groupId}, ${branchId}, ${now})
          on conflict do nothing`
      else
        await tx`
          update branch_group_members set left_at = greatest(joined_at, ${now})
          where group_id = ${groupId} and branch_id = ${branchId} and left_at is null`
    } catch (error) {
      if (isPgError(error, '23503')) refuse('NOT_FOUND', 'There is no such group or branch.')
      throw error
    }
    record('branch', branchId, { groupId, member })
  },
})
