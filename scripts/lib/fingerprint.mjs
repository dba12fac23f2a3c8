import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'

const generated = new Set(['node_modules', 'dist', '.turbo'])

/**
 * Does `work` unless it was done before for exactly these files and what it made is still there.
 * @param {string} name
 * @param {{ from: string[], makes: string[] }} files files and folders of the checkout
 * @param {() => Promise<void>} work
 */
export async function onceFor(name, { from, makes }, work) {
  const stamp = join(root, 'node_modules/.forecourt', name)
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of from.flatMap(filesOf)) hash.update(file).update(readFileSync(join(root, file)))
  const wanted = hash.digest('hex')
  const isDone = makes.every((file) => existsSync(join(root, file)))
  if (isDone && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !generated.has(name))
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}
