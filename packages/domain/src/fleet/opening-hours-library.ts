import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import type { opening_hours as OpeningHours } from 'opening_hours'
import { WallDate } from './wall-date.ts'

/**
 * The `opening_hours` library, made independent of the machine's time zone. It reads and builds local `Date`s, and
 * where the machine's clock skips an hour, a branch's reading inside that hour cannot be told to it. So its module
 * is compiled as Node compiles any CommonJS module, with one more parameter: `Date`.
 */
function load(): typeof OpeningHours {
  const require = createRequire(import.meta.url)
  const filename = require.resolve('opening_hours')
  const module: { exports?: typeof OpeningHours } = {}
  const wrapper = compileFunction(readFileSync(filename, 'utf8'), ['module', 'exports', 'require', 'Date'], {
    filename,
  })
  wrapper(module, {}, createRequire(filename), WallDate)
  if (!module.exports) throw new Error(`${filename} exports nothing.`)
  return module.exports
}

export const openingHoursLibrary = load()
