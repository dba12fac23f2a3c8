import type { Db } from '@forecourt/db'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import type { z } from 'zod'
import { findBranch, type NearBranch, pageOfBranches } from '../fleet/index.ts'
import { type Actor, anyone, query, refuse } from '../kernel/index.ts'
import { checkPeriod, memberAllowanceOf } from '../pricing/index.ts'
import { type BranchResult, searchInput, searchOutput } from './contract.ts'
import { type Found, offersAt } from './offers.ts'

/**
 * Branches around a point, nearest first, with what they offer for a period. What it shows as free, a hold finds;
 * what it shows as the total, a quote says.
 * @throws INVALID_INPUT, PERIOD_IN_PAST, PERIOD_TOO_LONG, NOT_FOUND, NOT_OFFERED
 */
export const search = query({
  name: 'availability.search',
  access: anyone,
  input: searchInput,
  output: searchOutput,
  run: async ({ sql, now, actor }, input) => {
    checkPeriod({ from: input.from, to: input.to }, now)
    const branches = await branchesFor(sql, input)
    const found = await offersAt(sql, branches, await wishOf(sql, input, now, actor))
    const offering = found.filter(({ unfiltered }) => unfiltered.length > 0)
    const results = offering.filter(({ offers }) => offers.length > 0).map(toResult)
    return { results, blockedBy: blockedBy(offering), asOf: now.toISOString() }
  },
})

type Input = z.output<typeof searchInput>

async function branchesFor(sql: Db, { near, branchId, product, limit }: Input): Promise<NearBranch[]> {
  if (near) return (await pageOfBranches(sql, { ...near, kind: product, limit })).items
  if (branchId !== undefined) return [{ ...(await findBranch(sql, branchId)), distance_m: null }]
  const message = 'Search near a point or at a branch.'
  return refuse('INVALID_INPUT', `near: ${message}`, { errors: [{ field: 'near', message }] })
}

/** What is asked of every branch. */
export async function wishOf(sql: Db, input: Omit<Input, 'near' | 'limit'>, now: Date, actor: Actor) {
  return {
    product: input.product,
    period: { from: input.from, to: input.to },
    now,
    dropoff: await dropoffOf(sql, input),
    driverAge: input.driverAge,
    member: await memberAllowanceOf(sql, actor),
    filters: input.filters,
  }
}

async function dropoffOf(
  sql: Db,
  { product, dropoffBranchId }: Omit<Input, 'near' | 'limit'>,
): Promise<BranchRow | null> {
  if (product === 'parking' || dropoffBranchId === undefined) return null
  const branch = await findBranch(sql, dropoffBranchId)
  return branch.rents ? branch : refuse('NOT_OFFERED', `${branch.name} takes no cars back.`)
}

export const toResult = ({ unfiltered: _, ...result }: Found): BranchResult => result

/** When nothing can be had: the first thing that stands in the way and could be changed. */
function blockedBy(found: readonly Found[]): 'filters' | 'closed' | 'sold_out' | 'no_branches' | null {
  const isOpen = ({ openAtStart, openAtEnd }: Found) => openAtStart && openAtEnd
  const someFree = (offers: Found['offers']) => offers.some(({ free }) => free > 0)
  if (found.length === 0) return 'no_branches'
  if (found.some((one) => isOpen(one) && someFree(one.offers))) return null
  if (found.some((one) => isOpen(one) && someFree(one.unfiltered))) return 'filters'
  if (found.some((one) => someFree(one.unfiltered))) return 'closed'
  return 'sold_out'
}
