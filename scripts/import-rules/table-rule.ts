import { reads } from './house.ts'
import type { Module } from './modules.ts'
import { type Place, placeOf } from './place.ts'
import { tablesIn } from './sql.ts'
import type { Workspace } from './workspace.ts'

/** Table → the context that owns it, from the row types that are generated from the migrations. */
export function ownersOf(workspace: Workspace): Map<string, string> {
  return new Map(
    [...workspace].flatMap(([file, text]) => {
      const context = file.match(/^packages\/db\/src\/schema\/(\w+)\.ts$/)?.[1]
      const list = text.match(/export const tables = \[([^\]]*)\] as const/)?.[1]
      return context && list
        ? [...list.matchAll(/'(\w+)'/g)].map((match) => [match[1] ?? '', context] as const)
        : []
    }),
  )
}

export type TableBreach = { line: number; what: string }

/** The tables that a file of the domain names in its SQL and has no right to. */
export function tableBreaches(module: Module, owners: Map<string, string>): TableBreach[] {
  const place = placeOf(module.file)
  if (place.package !== 'packages/domain' || place.isTest) return []
  const hidden = module.unsafeCalls.map((line) => ({ line, what: 'calls unsafe(), which hides its tables' }))
  const wrong = module.sql.flatMap((template) =>
    tablesIn(template.text).flatMap(({ table, writes, index }) => {
      const what = complaint(place, table, writes, owners)
      return what ? [{ line: template.lineAt(index), what }] : []
    }),
  )
  return [...hidden, ...wrong]
}

function complaint(place: Place, table: string | null, writes: boolean, owners: Map<string, string>) {
  if (table === null) return writes ? 'writes to a table whose name is an expression' : undefined
  const owner = owners.get(table)
  if (owner === undefined || owner === place.context) return undefined
  const allowed = reads[place.context ?? 'flows'] ?? []
  if (!writes && (allowed === 'all' || allowed.includes(owner))) return undefined
  return `${writes ? 'writes' : 'reads'} ${table}, which ${owner} owns`
}
