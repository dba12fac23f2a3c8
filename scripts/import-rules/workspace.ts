import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The sources of the workspace: path from the root → text. Tests plant theirs without a disk. */
export type Workspace = Map<string, string>

const shelves = ['packages', 'apps']
const rooms = ['e2e', 'bench', 'scripts']
const skipped = new Set(['node_modules', 'dist', 'migrations', 'seed-data', 'test-results', 'public'])

/** Reads the TypeScript files and the packages' manifests of a checkout. */
export function readWorkspace(root: string): Workspace {
  const folders = shelves
    .filter((shelf) => existsSync(join(root, shelf)))
    .flatMap((shelf) => readdirSync(join(root, shelf)).map((name) => `${shelf}/${name}`))
  const files = [...folders, ...rooms].flatMap((folder) => filesBelow(root, folder))
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(root, path)
    return /\.tsx?$/.test(entry.name) || entry.name === 'package.json' ? [path] : []
  })
}
