import type { Db } from '@forecourt/db'
import type { BranchRow } from '@forecourt/db/schema/fleet'
import { z } from 'zod'
import { fromCursor, type Page, toCursor, toPage } from '../kernel/index.ts'
import type { listBranchesInput } from './contract.ts'

export type NearBranch = BranchRow & { distance_m: number | null }

/**
 * A page of branches: around a point by distance, or by name. The name or distance of the last one, with its id,
 * is where the next page begins.
 */
export async function pageOfBranches(
  sql: Db,
  input: z.output<typeof listBranchesInput>,
): Promise<Page<NearBranch>> {
  const { lat, lng, radiusKm, kind, limit } = input
  const near = lat !== undefined && lng !== undefined
  const point = near ? sql`st_setsrid(st_makepoint(${lng}, ${lat}), 4326)::geography` : sql`null::geography`
  const key = near ? sql`b.position <-> ${point}` : sql`b.name`
  const after = fromCursor(input.cursor, z.tuple([near ? z.number() : z.string(), z.string()]))
  const offers = { rental: sql`and b.rents`, parking: sql`and b.parks` }
  const rows = await sql<NearBranch[]>`
    select b.*, b.position <-> ${point} as distance_m from branches b
    where true ${kind === undefined ? sql`` : offers[kind]}
      ${near && radiusKm !== undefined ? sql`and st_dwithin(b.position, ${point}, ${radiusKm * 1000})` : sql``}
      ${after === null ? sql`` : sql`and (${key}, b.id) > (${after[0]}, ${after[1]})`}
    order by ${key}, b.id limit ${limit + 1}`
  return toPage(
    rows,
    limit,
    (row) => row,
    (row) => toCursor(row.distance_m ?? row.name, row.id),
  )
}
