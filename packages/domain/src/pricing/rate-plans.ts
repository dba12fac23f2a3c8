import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import { v7 as uuid } from 'uuid'
import { command, manager, managerOf, refuse, worksAt } from '../kernel/index.ts'
import { createRatePlanInput, ratePlanIdInput, versioned } from './contract.ts'
import { checkTariffs, planColumns, tariffRow } from './rate-plan-row.ts'
import { currencyOf } from './store.ts'

/**
 * What a class costs at a branch from now on: the version so far ends, and keeps pricing what was quoted by it.
 * @throws NOT_FOUND, CHANGED_MEANWHILE, INVALID_INPUT on field `tariffs` (two for the same time)
 */
export const createRatePlan = command({
  name: 'pricing.createRatePlan',
  access: managerOf(({ branchId }) => branchId),
  input: createRatePlanInput,
  output: versioned,
  run: async ({ tx, now, record }, { branchId, classId, version: seen, terms }) => {
    checkTariffs(terms.tariffs)
    const currency = await currencyOf(tx, branchId)
    const [last] = await tx<Pick<RatePlanRow, 'version' | 'retired_at'>[]>`
      select version, retired_at from rate_plans where branch_id = ${branchId} and class_id = ${classId}
      order by version desc limit 1 for no key update`
    if (seen !== undefined && (last?.version !== seen || last.retired_at !== null))
      refuse('CHANGED_MEANWHILE', 'The rate plan changed in the meantime. Look at it again.')
    await tx`
      update rate_plans set retired_at = greatest(created_at, ${now})
      where branch_id = ${branchId} and class_id = ${classId} and retired_at is null`
    const id = uuid()
    const version = (last?.version ?? 0) + 1
    const row = {
      ...planColumns(terms),
      id,
      branch_id: branchId,
      class_id: classId,
      version,
      currency,
      created_at: now,
    }
    await tx`insert into rate_plans ${tx(row)}`
    if (terms.tariffs.length > 0)
      await tx`insert into parking_tariffs ${tx(terms.tariffs.map((one) => tariffRow(id, one)))}`
    record('rate_plan', id, { branchId, classId, version })
    return { id, version }
  },
})

/** A branch no longer offers a class; what was booked stays. @throws NOT_FOUND, FORBIDDEN */
export const retireRatePlan = command({
  name: 'pricing.retireRatePlan',
  access: manager,
  input: ratePlanIdInput,
  run: async ({ tx, now, actor, record }, { ratePlanId }): Promise<void> => {
    const [plan] = await tx<RatePlanRow[]>`
      update rate_plans set retired_at = greatest(created_at, ${now})
      where id = ${ratePlanId} and retired_at is null returning *`
    if (!plan) return refuse('NOT_FOUND', 'There is no such rate plan in force.')
    if (!worksAt(actor, plan.branch_id)) refuse('FORBIDDEN', 'A manager sets the prices of the own branches.')
    record('rate_plan', plan.id, { version: plan.version, retired: true })
  },
})
