import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'

const generated = new Set(['node_modules', 'dist', '.turbo'])

/**
 * Remembers for which files a piece of work was done, so that it is not done again for the same ones.
 * @param {string} name
 * @param {{ from: string[], makes: string }} files what goes in (files and folders of the checkout), what comes out
 */
export function stampOf(name, { from, makes }) {
  const file = join(root, 'node_modules/.forecourt', name)
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const input of from.flatMap(filesIn)) hash.update(input).update(readFileSync(join(root, input)))
  const wanted = hash.digest('hex')
  return {
    isFresh: existsSync(join(root, makes)) && existsSync(file) && readFileSync(file, 'utf8') === wanted,
    /** To be called when the work is done. */
    save() {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, wanted)
    },
  }
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !generated.has(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
