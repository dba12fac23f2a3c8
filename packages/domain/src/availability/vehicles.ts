import type { ClassRow } from '@forecourt/db/schema/fleet'
import type { z } from 'zod'
import { toClass } from '../fleet/index.ts'
import { anyone, type Period, pageOf, query, toPage } from '../kernel/index.ts'
import {
  calculatePrice,
  checkPeriod,
  loadPriceBooks,
  memberAllowanceOf,
  noAllowances,
} from '../pricing/index.ts'
import { freeVehicle, vehiclesInput } from './contract.ts'
import { placeKey } from './count-free.ts'
import { demandFor } from './demand.ts'
import { branchesOpenFor, cursorAfter, freeVehiclesAt } from './free-vehicles.ts'

type FreeVehicle = z.infer<typeof freeVehicle>

/**
 * Single vehicles that are free for a whole period around a point or at a branch, nearest first, with the total of a
 * quote for that very vehicle. Branches that are closed at pick-up or return are left out.
 * @throws INVALID_INPUT, PERIOD_IN_PAST, PERIOD_TOO_LONG, NOT_FOUND, OUTSIDE_OPENING_HOURS (at a named branch)
 */
export const vehicles = query({
  name: 'availability.vehicles',
  access: anyone,
  input: vehiclesInput,
  output: pageOf(freeVehicle),
  run: async ({ sql, now, actor }, input) => {
    const period: Period = { from: input.from, to: input.to }
    checkPeriod(period, now)
    const branches = await branchesOpenFor(sql, input)
    const rows = await freeVehiclesAt(sql, branches, input, now)
    const branchIds = [...new Set(rows.map((row) => row.branch_id))]
    const [books, classes] = await Promise.all([
      loadPriceBooks(sql, { branchIds, product: 'rental', at: now }),
      sql<ClassRow[]>`select * from classes where id = any(${rows.map((row) => row.class_id)})`,
    ])
    const member = await memberAllowanceOf(sql, actor)
    const demand = await demandFor(sql, books, { product: 'rental', from: period.from, now })
    const bookOf = new Map(books.map((book) => [placeKey(book.plan.branch_id, book.plan.class_id), book]))
    const zoneOf = new Map(branches.map((branch) => [branch.id, branch.time_zone]))
    const classOf = new Map(classes.map((row) => [row.id, toClass(row)]))
    const known = rows.flatMap((row): (FreeVehicle & { row: typeof row })[] => {
      const book = bookOf.get(placeKey(row.branch_id, row.class_id))
      const unitClass = classOf.get(row.class_id)
      const zone = zoneOf.get(row.branch_id)
      if (!book || !unitClass || zone === undefined) return []
      const { totalMinor } = calculatePrice({
        product: 'rental',
        book,
        period,
        zone,
        demand: demand.get(row.branch_id) ?? [],
        oneWay: null,
        chosenUnit: true,
        driverAge: null,
        extras: [],
        ...noAllowances,
        member,
      })
      const { id, label, make, model, branch_id: branchId, branch_name: branchName } = row
      const distanceM = row.distance_m === null ? null : Math.round(row.distance_m)
      const { currency } = book.plan
      return [
        {
          id,
          label,
          make,
          model,
          class: unitClass,
          branchId,
          branchName,
          distanceM,
          totalMinor,
          currency,
          row,
        },
      ]
    })
    return toPage(
      known,
      input.limit,
      ({ row: _, ...vehicle }) => vehicle,
      ({ row }) => cursorAfter(row),
    )
  },
})
