import type { ClassRow } from '@forecourt/db/schema/fleet'
import { z } from 'zod'
import { anyone, query } from '../kernel/index.ts'
import { classOutput, listClassesInput } from './contract.ts'
import { toClass } from './view.ts'

/** All classes, or those of one product, in the order in which they are shown. */
export const listClasses = query({
  name: 'fleet.listClasses',
  access: anyone,
  input: listClassesInput,
  output: z.array(classOutput),
  run: async ({ sql }, { product }) => {
    const rows = await sql<ClassRow[]>`
      select * from classes where ${product === undefined ? sql`true` : sql`product = ${product}`}
      order by product desc, sort, id`
    return rows.map(toClass)
  },
})
