import { Failure } from './failure.mjs'
import { onceFor } from './fingerprint.mjs'
import { root } from './paths.mjs'
import { lastLines, run } from './run.mjs'
import { exclusively } from './services.mjs'

/** @typedef {import('./context.mjs').Context} Context */

const files = { from: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'], makes: ['node_modules/.bin/node'] }

/**
 * Installs the dependencies of the lockfile, unless that was done already.
 * @param {Context} context
 */
export const installDependencies = (context) =>
  exclusively(context, () =>
    onceFor('dependencies', files, () =>
      context.step('Dependencies (pnpm install)', () =>
        pnpm(context, ['install', '--frozen-lockfile'], {
          cause: 'The dependencies could not be installed',
          fix: 'Check the connection to the npm registry (npm ping) and run the command again.',
        }),
      ),
    ),
  )

/**
 * Runs pnpm through npx: corepack and the registry's own launcher disagree on some platforms.
 * @param {Context} context
 * @param {string[]} args
 * @param {{ cause: string, fix: string }} failure
 */
export async function pnpm(context, args, failure) {
  // In production mode pnpm would leave out Node, the compiler and the test tools.
  const { NODE_ENV: _, ...env } = context.env
  const quiet = { CI: 'true', TURBO_TELEMETRY_DISABLED: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const done = await run('npx', ['-y', 'pnpm@12.21.0', ...args], {
    cwd: root,
    env: { ...env, ...quiet },
    signal: context.signal,
  })
  if (done.code !== 0) throw new Failure(`${failure.cause}:\n${lastLines(done.output)}`, failure.fix)
}
