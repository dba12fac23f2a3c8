import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'
import { lastLines, run } from './run.mjs'
import { exclusively } from './services.mjs'

/** pnpm through npx: corepack and the registry's own launcher disagree on some platforms. */
const pnpm = ['-y', 'pnpm@12.21.0']

/** @typedef {import('./context.mjs').Context} Context */

/**
 * Installs the dependencies of the lockfile, unless that was done already.
 * @param {Context} context
 */
export async function installDependencies(context) {
  const stamp = join(root, 'node_modules/.forecourt-dependencies')
  const wanted = fingerprint()
  const isDone = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isDone()) return
  await exclusively(context, async () => {
    if (isDone()) return
    await context.step('Dependencies (pnpm install)', async () => {
      // In production mode pnpm would leave out Node, the compiler and the test tools.
      const { NODE_ENV: _, ...env } = context.env
      const done = await run('npx', [...pnpm, 'install', '--frozen-lockfile'], {
        cwd: root,
        env: { ...env, CI: 'true', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
        signal: context.signal,
      })
      if (done.code !== 0) {
        throw new Failure(
          `The dependencies could not be installed:\n${lastLines(done.output)}`,
          'Check the connection to the npm registry (npm ping) and run the command again.',
        )
      }
      writeFileSync(stamp, wanted)
    })
  })
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
