import { builtinModules } from 'node:module'
import { type ParseResult, parseSync, Visitor } from 'oxc-parser'
import { createResolver, type Resolver } from './resolve.ts'
import { type SqlTemplate, templateText } from './sql.ts'
import type { Workspace } from './workspace.ts'

export type Import = { target: string; typeOnly: boolean; line: number }

/** What the rules look at in one file. */
export type Module = {
  file: string
  imports: Import[]
  /** Lines that read `process.env`. */
  environmentReads: number[]
  /** Lines that call `.unsafe(…)`. */
  unsafeCalls: number[]
  sql: SqlTemplate[]
}

/** Parses every TypeScript file of the workspace. A file that does not parse is the compiler's business. */
export function parseModules(workspace: Workspace): Map<string, Module> {
  const resolve = createResolver(workspace)
  const sources = [...workspace].filter(([file]) => /\.tsx?$/.test(file))
  return new Map(sources.map(([file, text]) => [file, parseModule(file, text, resolve)]))
}

function parseModule(file: string, text: string, resolve: Resolver): Module {
  const parsed = parseSync(file, text)
  const lineAt = lineFinder(text)
  const module: Module = {
    file,
    imports: importsOf(parsed, text).map(({ specifier, typeOnly, start }) => ({
      target: resolve(file, withNodePrefix(specifier)),
      typeOnly,
      line: lineAt(start),
    })),
    environmentReads: [],
    unsafeCalls: [],
    sql: [],
  }
  // Most files hold none of what needs a walk over the whole tree.
  if (!/process|`|unsafe|import\(/.test(text)) return module
  new Visitor({
    MemberExpression(node) {
      const property = node.property.type === 'Identifier' ? node.property.name : undefined
      if (property === 'env' && node.object.type === 'Identifier' && node.object.name === 'process') {
        module.environmentReads.push(lineAt(node.start))
      }
      if (property === 'unsafe') module.unsafeCalls.push(lineAt(node.start))
    },
    TaggedTemplateExpression(node) {
      const tag = node.tag.type === 'MemberExpression' ? node.tag.property : node.tag
      if (tag.type !== 'Identifier' || !['sql', 'tx'].includes(tag.name)) return
      module.sql.push({
        text: templateText(text, node.quasi),
        lineAt: (index) => lineAt(node.quasi.start + index),
      })
    },
    TSImportType(node) {
      const target = resolve(file, withNodePrefix(node.source.value))
      module.imports.push({ target, typeOnly: true, line: lineAt(node.start) })
    },
  }).visit(parsed.program)
  return module
}

function importsOf({ module }: ParseResult, text: string) {
  const fixed = module.staticImports.map((node) => ({
    specifier: node.moduleRequest.value,
    typeOnly: node.entries.length > 0 && node.entries.every((entry) => entry.isType),
    start: node.start,
  }))
  const passedOn = module.staticExports.flatMap((node) =>
    node.entries.flatMap((entry) =>
      entry.moduleRequest
        ? [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType, start: node.start }]
        : [],
    ),
  )
  const dynamic = module.dynamicImports.map((node) => ({
    specifier: text.slice(node.moduleRequest.start + 1, node.moduleRequest.end - 1),
    typeOnly: false,
    start: node.start,
  }))
  return [...fixed, ...passedOn, ...dynamic]
}

const builtins = new Set(builtinModules)
const withNodePrefix = (specifier: string) => (builtins.has(specifier) ? `node:${specifier}` : specifier)

/** Offset → line, counted from 1. */
function lineFinder(text: string) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset: number) => starts.findLastIndex((start) => start <= offset) + 1
}
