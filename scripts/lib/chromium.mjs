import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from './failure.mjs'
import { installPackages } from './packages.mjs'

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const fix = 'Install Chromium or Google Chrome, or name one: PLAYWRIGHT_CHROMIUM=/path/to/chromium npm test'

/**
 * The browser of the browser tests, installed when there is none.
 * @param {import('./context.mjs').Context} context
 */
export async function useChromium(context) {
  const given = context.env.PLAYWRIGHT_CHROMIUM
  if (given !== undefined && !existsSync(given)) {
    throw new Failure(`PLAYWRIGHT_CHROMIUM names ${given}, which does not exist.`, fix)
  }
  const found = given ?? findChromium(context.env)
  if (found) return found
  await installPackages(context, ['chromium'], fix)
  const installed = findChromium(context.env)
  if (!installed) throw new Failure('Chromium was installed and cannot be found.', fix)
  return installed
}

/** @param {Record<string, string | undefined>} env */
function findChromium(env) {
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...elsewhere].find((file) => existsSync(file))
}
