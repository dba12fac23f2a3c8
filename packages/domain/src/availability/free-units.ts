import { mayStandAt, unitIsFree } from '@forecourt/db'
import type { UnitRow } from '@forecourt/db/schema/fleet'
import { z } from 'zod'
import { findBranch, findClass, toUnit } from '../fleet/index.ts'
import { addMinutes, anyone, query, toRange } from '../kernel/index.ts'
import { checkPeriod } from '../pricing/index.ts'
import { publicUnit, unitsForInput } from './contract.ts'
import { toPublic } from './public-unit.ts'

/** The single units of a class that are free for a period, for a customer who wants to choose one. @throws NOT_FOUND */
export const freeUnits = query({
  name: 'availability.freeUnits',
  access: anyone,
  input: unitsForInput,
  output: z.array(publicUnit),
  run: async ({ sql, now }, { branchId, classId, dropoffBranchId, from, to }) => {
    checkPeriod({ from, to }, now)
    const { product } = await findClass(sql, classId)
    const dropoff = await findBranch(sql, dropoffBranchId ?? branchId)
    const end = addMinutes(to, { rental: dropoff.turnaround_minutes, parking: 0 }[product])
    const wish = { pickup: branchId, dropoff: dropoff.id, during: toRange({ from, to: end }), now }
    const rows = await sql<UnitRow[]>`
      select u.* from units u
      where u.status = 'in_service' and ${mayStandAt(sql, branchId, classId)} and ${unitIsFree(sql, wish)}
      order by u.label, u.id limit 100`
    return rows.map((row) => toPublic(toUnit(row)))
  },
})
