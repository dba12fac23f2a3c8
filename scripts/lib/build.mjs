import { pnpm } from './dependencies.mjs'
import { onceFor } from './fingerprint.mjs'
import { exclusively } from './services.mjs'

const apps = ['apps/customer-web', 'apps/admin-web', 'apps/kiosk']
const packages = ['api', 'client', 'domain', 'ui'].map((name) => `packages/${name}/src`)
const files = {
  from: [...apps, ...packages, 'pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.web.json', 'turbo.json'],
  makes: apps.map((app) => `${app}/dist/index.html`),
}

/**
 * Builds the three web apps, unless nothing that they are made of has changed.
 * @param {import('./context.mjs').Context} context
 */
export const buildApps = (context) =>
  exclusively(context, () =>
    onceFor('apps', files, () =>
      context.step('Web apps (turbo run build)', () =>
        pnpm(context, ['exec', 'turbo', 'run', 'build'], {
          cause: 'The web apps could not be built',
          fix: 'Mend what the compiler names; to see it alone: npx -y pnpm@12.21.0 exec turbo run build',
        }),
      ),
    ),
  )
