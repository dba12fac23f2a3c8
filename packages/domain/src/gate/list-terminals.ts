import type { TerminalRow } from '@forecourt/db/schema/gate'
import { query, staffOf } from '../kernel/index.ts'
import { listTerminalsInput, type Terminal } from './contract.ts'
import { toTerminal } from './store.ts'

export const listTerminals = query({
  name: 'gate.listTerminals',
  access: staffOf((input) => input.branchId),
  input: listTerminalsInput,
  run: async ({ sql, now }, { branchId }): Promise<Terminal[]> => {
    const rows = await sql<
      TerminalRow[]
    >`select * from terminals where branch_id = ${branchId} order by name, id`
    return rows.map((row) => toTerminal(row, now))
  },
})
