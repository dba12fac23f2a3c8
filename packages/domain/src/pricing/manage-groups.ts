import { v7 as uuid } from 'uuid'
import { command, refuse, staffWith } from '../kernel/index.ts'
import { branchGroupIdInput, createBranchGroupInput, renameBranchGroupInput } from './contract.ts'

/** A group of branches that are priced together; empty at first. @returns its id */
export const createBranchGroup = command({
  name: 'pricing.createBranchGroup',
  access: staffWith('admin'),
  input: createBranchGroupInput,
  run: async ({ tx, record }, { name }): Promise<{ id: string }> => {
    const id = uuid()
    await tx`insert into branch_groups (id, name) values (${id}, ${name})`
    record('branch_group', id, { name })
    return { id }
  },
})

/** Another name, also for what stands in rules already. @throws NOT_FOUND */
export const renameBranchGroup = command({
  name: 'pricing.renameBranchGroup',
  access: staffWith('admin'),
  input: renameBranchGroupInput,
  run: async ({ tx, record }, { groupId, name }): Promise<void> => {
    const renamed = await tx`
      update branch_groups set name = ${name} where id = ${groupId} and retired_at is null returning 1`
    if (renamed.count === 0) refuse('NOT_FOUND', 'There is no such group.')
    record('branch_group', groupId, { name })
  },
})

/**
 * Gives a group up: its branches leave it.
 * @throws NOT_FOUND; GROUP_IN_USE with the `rules` that are in force for it; nothing is changed then
 */
export const retireBranchGroup = command({
  name: 'pricing.retireBranchGroup',
  access: staffWith('admin'),
  input: branchGroupIdInput,
  run: async ({ tx, now, record }, { groupId }): Promise<void> => {
    const retired = await tx`
      update branch_groups set retired_at = ${now} where id = ${groupId} and retired_at is null returning 1`
    if (retired.count === 0) refuse('NOT_FOUND', 'There is no such group.')
    const rules = await tx<{ id: string; en: string; fr: string }[]>`
      select id, name_en as en, name_fr as fr from rate_rules where group_id = ${groupId} and retired_at is null order by name_en`
    if (rules.length > 0)
      refuse('GROUP_IN_USE', 'Rules are made for this group. Retire or change them first.', {
        rules: [...rules],
      })
    await tx`
      update branch_group_members set left_at = greatest(joined_at, ${now}) where group_id = ${groupId} and left_at is null`
    record('branch_group', groupId, { retired: true })
  },
})
