import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'
import { lastLines, run } from './run.mjs'
import { exclusively } from './services.mjs'
import { stampOf } from './stamp.mjs'

/** @typedef {import('./context.mjs').Context} Context */

const apps = ['apps/customer-web', 'apps/admin-web', 'apps/kiosk']
const shared = [
  ...['api', 'client', 'domain', 'ui'].map((name) => `packages/${name}/src`),
  ...['pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.web.json'],
]

/**
 * Builds the web apps whose sources have changed since they were built.
 * @param {Context} context
 */
export const buildApps = (context) =>
  exclusively(context, async () => {
    const stale = apps
      .map((app) => ({
        app,
        stamp: stampOf(`${app}-build`, { from: [app, ...shared], makes: `${app}/dist/index.html` }),
      }))
      .filter(({ stamp }) => !stamp.isFresh)
    if (stale.length === 0) return
    await context.step('Web apps (vite build)', async () => {
      const builds = await Promise.allSettled(
        stale.map(({ app, stamp }) => build(context, app).then(stamp.save)),
      )
      // Only now: a failure must not leave the other builds running.
      const failed = builds.find((result) => result.status === 'rejected')
      if (failed) throw failed.reason
    })
  })

/**
 * @param {Context} context
 * @param {string} app
 */
async function build(context, app) {
  const { NODE_ENV: _, ...env } = context.env
  const cwd = join(root, app)
  const done = await run(join(cwd, 'node_modules/.bin/vite'), ['build'], {
    cwd,
    env: { ...env, NO_COLOR: '1' },
    signal: context.signal,
  })
  if (done.code === 0) return
  throw new Failure(
    `${app} could not be built:\n${lastLines(done.output)}`,
    `Mend what it complains about; to see it alone: cd ${app} && node_modules/.bin/vite build`,
  )
}
