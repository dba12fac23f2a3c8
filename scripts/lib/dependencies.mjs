import { Failure } from './failure.mjs'
import { root } from './paths.mjs'
import { lastLines, run } from './run.mjs'
import { exclusively } from './services.mjs'
import { stampOf } from './stamp.mjs'

const files = { from: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'], makes: 'node_modules/.bin/node' }

/**
 * Installs the dependencies of the lockfile, unless that was done already. pnpm comes through npx: corepack and the
 * registry's own launcher disagree on some platforms.
 * @param {import('./context.mjs').Context} context
 */
export const installDependencies = (context) =>
  exclusively(context, async () => {
    const stamp = stampOf('dependencies', files)
    if (stamp.isFresh) return
    await context.step('Dependencies (pnpm install)', async () => {
      // In production mode pnpm would leave out Node, the compiler and the test tools.
      const { NODE_ENV: _, ...env } = context.env
      const done = await run('npx', ['-y', 'pnpm@12.21.0', 'install', '--frozen-lockfile'], {
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
    })
    stamp.save()
  })
