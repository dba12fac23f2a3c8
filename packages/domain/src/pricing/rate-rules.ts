import type { RateRuleRow } from '@forecourt/db/schema/pricing'
import { v7 as uuid } from 'uuid'
import { type Actor, command, manager, refuse, type Work, worksAt } from '../kernel/index.ts'
import { createRateRuleInput, rateRuleIdInput, versioned } from './contract.ts'
import { ruleRow } from './rate-rule-row.ts'

/** Who may rule here: a manager at the own branches, for groups and everywhere an admin. */
function mustRule(actor: Actor, branchId: string | null): void {
  if (actor.kind === 'user' && actor.role === 'admin') return
  if (branchId !== null && worksAt(actor, branchId)) return
  refuse(
    'FORBIDDEN',
    'A manager sets the prices of the own branches; groups and rules for everywhere are an admin’s.',
  )
}

/**
 * A rule that holds from now on; with a series, in place of the rule's version so far. What was quoted and booked before
 * keeps the version that it was priced by.
 * @throws FORBIDDEN, NOT_FOUND, CHANGED_MEANWHILE, INVALID_INPUT (a branch, group or class that is not there)
 */
export const createRateRule = command({
  name: 'pricing.createRateRule',
  access: manager,
  input: createRateRuleInput,
  output: versioned,
  run: async (work, { series, version: seen, terms }) => {
    const { tx, now, actor } = work
    mustRule(actor, terms.branchId)
    const before = series === undefined ? null : await retire(work, { series })
    if (seen !== undefined && before?.version !== seen)
      refuse('CHANGED_MEANWHILE', 'The rule changed in the meantime. Look at it again.')
    const row = ruleRow(terms, { series: series ?? uuid(), version: (before?.version ?? 0) + 1, now })
    await mustBeThere(work, row)
    await tx`insert into rate_rules ${tx(row)}`
    work.record('rate_rule', row.id, { version: row.version, changeBp: row.change_bp })
    return { id: row.id, version: row.version }
  },
})

/** A rule ends now. @throws NOT_FOUND, FORBIDDEN */
export const retireRateRule = command({
  name: 'pricing.retireRateRule',
  access: manager,
  input: rateRuleIdInput,
  run: async (work, { ruleId }): Promise<void> => {
    const rule = await retire(work, { id: ruleId })
    work.record('rate_rule', rule.id, { version: rule.version, retired: true })
  },
})

async function retire(
  { tx, now, actor }: Work,
  which: { id: string } | { series: string },
): Promise<RateRuleRow> {
  const [rule] = await tx<RateRuleRow[]>`
    update rate_rules set retired_at = greatest(created_at, ${now})
    where ${'id' in which ? tx`id = ${which.id}` : tx`series = ${which.series}`} and retired_at is null returning *`
  if (!rule) return refuse('NOT_FOUND', 'There is no such rule in force.')
  mustRule(actor, rule.branch_id)
  return rule
}

async function mustBeThere({ tx }: Work, { group_id }: RateRuleRow): Promise<void> {
  if (group_id === null) return
  const [group] = await tx`select 1 from branch_groups where id = ${group_id}`
  const message = `There is no group ${group_id}.`
  if (!group) refuse('INVALID_INPUT', message, { errors: [{ field: 'terms.groupId', message }] })
}
