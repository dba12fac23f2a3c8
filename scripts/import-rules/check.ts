import { edgeRules } from './edge-rules.ts'
import { findCycles, findPath } from './graph.ts'
import { browserSafe, readsEnvironment } from './house.ts'
import { type Module, parseModules } from './modules.ts'
import { placeOf } from './place.ts'
import { ownersOf, tableBreaches } from './table-rule.ts'
import type { Workspace } from './workspace.ts'

/** A broken rule: where, what, and the way out. */
export type Finding = { file: string; line: number; rule: string; what: string; fix: string }

/** Every breach of the house's rules in the workspace, by file and line. */
export function checkWorkspace(workspace: Workspace): Finding[] {
  const modules = parseModules(workspace)
  const findings = [
    ...[...modules.values()].flatMap(edgeFindings),
    ...cycleFindings(modules),
    ...contractFindings(modules),
    ...[...modules.values()].flatMap(environmentFindings),
    ...tableFindings(workspace, modules),
  ]
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

function edgeFindings(module: Module): Finding[] {
  const from = placeOf(module.file)
  return module.imports.flatMap(({ target, typeOnly, line }) => {
    const edge = { from, to: placeOf(target), typeOnly }
    return edgeRules
      .filter((rule) => rule.breaks(edge))
      .map(({ name, fix }) => ({ file: module.file, line, rule: name, what: `imports ${target}`, fix }))
  })
}

function cycleFindings(modules: Map<string, Module>): Finding[] {
  return findCycles(modules).map((cycle) => {
    const [file = '', next = ''] = cycle
    return {
      ...{
        file,
        line: lineOfImport(modules, file, next),
        rule: 'cycle',
        what: `runs in a circle: ${cycle.join(' → ')}`,
      },
      fix: 'Move what both need into a file of its own, or turn one of the imports round.',
    }
  })
}

const isServerSide = (target: string) =>
  target.startsWith('node:') || placeOf(target).package === 'packages/db'

function contractFindings(modules: Map<string, Module>): Finding[] {
  const contracts = [...modules.keys()].filter((file) => browserSafe.test(file))
  return contracts.flatMap((file) => {
    const way = findPath(modules, file, isServerSide)
    if (!way) return []
    return [
      {
        ...{
          file,
          line: lineOfImport(modules, file, way[1] ?? ''),
          rule: 'contract',
          what: `reaches ${way.slice(1).join(' → ')}`,
        },
        fix: 'It runs in browsers: keep the database and node: out of all that they import (types are fine).',
      },
    ]
  })
}

function environmentFindings(module: Module): Finding[] {
  if (readsEnvironment.test(module.file)) return []
  const ways = module.imports.filter(({ target }) => target === 'node:process').map(({ line }) => line)
  return [...ways, ...module.environmentReads].map((line) => ({
    ...{ file: module.file, line, rule: 'environment', what: 'reads process.env' },
    fix: 'Read and validate it in the env.ts of the package, and pass the value in.',
  }))
}

function tableFindings(workspace: Workspace, modules: Map<string, Module>): Finding[] {
  const owners = ownersOf(workspace)
  return [...modules.values()].flatMap((module) =>
    tableBreaches(module, owners).map(({ line, what }) => ({
      ...{ file: module.file, line, rule: 'tables', what },
      fix: 'Call a verb of the context that owns it; an exception for reading is named in scripts/import-rules/house.ts.',
    })),
  )
}

const lineOfImport = (modules: Map<string, Module>, file: string, target: string) =>
  modules.get(file)?.imports.find((edge) => edge.target === target)?.line ?? 1
