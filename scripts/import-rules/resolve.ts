import { posix } from 'node:path'
import type { Workspace } from './workspace.ts'

/** Where an import leads: a file of the workspace, `npm:name`, or `node:name`. */
export type Resolver = (from: string, specifier: string) => string

type Manifest = { name: string; exports?: Record<string, string> }

/** Resolves as Node does: relative paths, and the `exports` of the workspace's own packages. */
export function createResolver(workspace: Workspace): Resolver {
  const packages = new Map<string, { folder: string; exports: Record<string, string> }>()
  for (const [file, text] of workspace) {
    if (!file.endsWith('/package.json')) continue
    const manifest: Manifest = JSON.parse(text)
    packages.set(manifest.name, { folder: posix.dirname(file), exports: manifest.exports ?? {} })
  }
  return (from, specifier) => {
    if (specifier.startsWith('.')) return existing(workspace, posix.join(posix.dirname(from), specifier))
    if (specifier.startsWith('node:')) return specifier
    const name = specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? specifier
    const own = packages.get(name)
    if (!own) return `npm:${name}`
    const target = exported(own.exports, `.${specifier.slice(name.length)}`)
    return target ? existing(workspace, posix.join(own.folder, target)) : own.folder
  }
}

/** Bundlers find `./file` as well as `./file.ts`. */
function existing(workspace: Workspace, path: string): string {
  return ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((file) => workspace.has(file)) ?? path
}

/** The file of an exports map for one subpath; of several patterns, the one with the longest beginning wins. */
function exported(exports: Record<string, string>, subpath: string): string | undefined {
  if (exports[subpath]) return exports[subpath]
  const matches = Object.entries(exports).flatMap(([pattern, target]) => {
    const [before, after] = pattern.split('*')
    if (before === undefined || after === undefined) return []
    if (!subpath.startsWith(before) || !subpath.endsWith(after)) return []
    const middle = subpath.slice(before.length, subpath.length - after.length)
    return middle ? [{ length: pattern.length, file: target.replace('*', middle) }] : []
  })
  return matches.sort((a, b) => b.length - a.length)[0]?.file
}
