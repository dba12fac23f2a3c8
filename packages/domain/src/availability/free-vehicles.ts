import type { Db } from '@forecourt/db'
import type { UnitRow } from '@forecourt/db/schema/fleet'
import { z } from 'zod'
import {
  checkOpen,
  findBranch,
  isOpenAt,
  isOpenForReturn,
  type NearBranch,
  pageOfBranches,
} from '../fleet/index.ts'
import { fromCursor, refuse, toCursor } from '../kernel/index.ts'
import type { vehiclesInput } from './contract.ts'
import { isFreeThere, unitsAround } from './count-free.ts'

type Input = z.output<typeof vehiclesInput>

/** More than there are within the largest radius. */
const allBranches = 5000

/** The branches in question that are open at both ends of the period. */
export async function branchesOpenFor(sql: Db, input: Input): Promise<NearBranch[]> {
  const { lat, lng, radiusKm, branchId, from, to } = input
  if (lat !== undefined && lng !== undefined) {
    const { items } = await pageOfBranches(sql, { lat, lng, radiusKm, kind: 'rental', limit: allBranches })
    const asked = branchId === undefined ? items : items.filter(({ id }) => id === branchId)
    return asked.filter((branch) => isOpenAt(branch, from) && isOpenForReturn(branch, to))
  }
  if (branchId === undefined) {
    const message = 'Give lat and lng, or a branchId.'
    return refuse('INVALID_INPUT', message, { errors: [{ field: 'lat', message }] })
  }
  const branch = await findBranch(sql, branchId)
  checkOpen(branch, branch, { from, to })
  return [{ ...branch, distance_m: null }]
}

export type FreeVehicleRow = Pick<UnitRow, 'id' | 'label' | 'make' | 'model' | 'class_id'> & {
  branch_id: string
  branch_name: string
  distance_m: number | null
}

const cursorShape = z.tuple([z.number(), z.uuid()])
export const cursorAfter = (row: FreeVehicleRow): string => toCursor(row.distance_m ?? 0, row.id)

/**
 * One row more than a page of free vehicles that have a price, by distance and id. The branches come in order of
 * distance and are looked into one by one until the page is full, however many there are.
 */
export async function freeVehiclesAt(
  sql: Db,
  branches: readonly NearBranch[],
  input: Input,
  now: Date,
): Promise<FreeVehicleRow[]> {
  const after = fromCursor(input.cursor, cursorShape)
  const ahead = branches.filter(({ distance_m }) => after === null || (distance_m ?? 0) >= after[0])
  const inOrder = sql`(
    select b.*, near.distance from branches b
    join unnest(${ahead.map(({ id }) => id)}::text[], ${ahead.map(({ distance_m }) => distance_m ?? 0)}::float8[])
      as near(id, distance) on near.id = b.id
    order by near.distance offset 0
  )`
  const question = {
    product: 'rental',
    period: { from: input.from, to: input.to },
    now,
    dropoff: null,
  } as const
  const rows = await sql<(FreeVehicleRow & { distance: number })[]>`
    select v.id, v.label, v.make, v.model, v.class_id, found.branch_id, found.branch_name, found.distance
    from (
      select u.id, b.id as branch_id, b.name as branch_name, b.distance
      from ${unitsAround(sql, 'rental', inOrder)}
      where ${input.class === undefined ? sql`true` : sql`u.class_id = ${input.class}`}
        and (select 1 from rate_plans p where p.branch_id = b.id and p.class_id = u.class_id and p.retired_at is null) = 1
        and ${after === null ? sql`true` : sql`(b.distance, u.id) > (${after[0]}, ${after[1]}::uuid)`}
        and ${isFreeThere(sql, question)}
      order by b.distance, u.id limit ${input.limit + 1}
    ) found join units v on v.id = found.id
    order by found.distance, v.id`
  const near = new Map(branches.map((branch) => [branch.id, branch.distance_m]))
  return rows.map(({ distance: _, ...row }) => ({ ...row, distance_m: near.get(row.branch_id) ?? null }))
}
