import { join, relative } from 'node:path'
import { root, sandboxState } from './paths.mjs'
import { answers, freePort } from './ports.mjs'

/**
 * @typedef {import('./parts.mjs').Part} Part
 * @typedef {Record<string, string | undefined>} Environment
 */

const everywhere = ['localhost', '0.0.0.0', '::']

/**
 * The processes of a running Forecourt.
 * @param {Environment} env
 * @param {string} data
 * @param {boolean} withSandbox
 * @returns {Promise<Part[]>}
 */
export async function partsOf(env, data, withSandbox) {
  const port = Number(env.PORT)
  const host = env.HOST === undefined || everywhere.includes(env.HOST) ? '127.0.0.1' : env.HOST
  const sandbox = {
    name: 'stripe-sandbox',
    file: 'packages/stripe-sandbox/src/main.ts',
    env: {
      ...env,
      SANDBOX_PORT: String(port + 1),
      SANDBOX_STATE: sandboxState(data),
      WEBHOOK_URL: `http://${host}:${port}/webhooks/stripe`,
    },
    isReady: () => answers(host, port + 1),
  }
  const api = {
    name: 'api',
    file: 'packages/api/src/main.ts',
    env,
    isReady: () => isHealthy(`http://${host}:${port}/healthz`),
  }
  const jobsPort = env.JOBS_PORT ?? String(await freePort(undefined))
  const jobs = {
    name: 'jobs',
    file: 'packages/jobs/src/main.ts',
    env: { ...env, JOBS_PORT: jobsPort },
    isReady: () => isHealthy(`http://${host}:${jobsPort}/healthz`),
  }
  return withSandbox ? [sandbox, api, jobs] : [api, jobs]
}

/** @param {string} url */
async function isHealthy(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

const accounts = ['customer', 'agent', 'manager', 'admin', 'owner']

/**
 * What a person needs to know once everything runs.
 * @param {Environment} env
 * @param {string} data
 * @param {boolean} withSandbox
 */
export function welcome(env, data, withSandbox) {
  const origin = env.PUBLIC_URL ?? ''
  const isDevelopment = env.NODE_ENV !== 'production'
  const addresses = [
    ['Customer web', `${origin}/`],
    ['Admin', `${origin}/admin/`],
    ['Kiosk', `${origin}/kiosk/`, isDevelopment ? 'pairs with code 000000' : ''],
    ['REST', `${origin}/api/docs`],
    ...(isDevelopment && !env.SMTP_URL ? [['Mailbox', `${origin}/dev/mailbox`]] : []),
    ...(withSandbox ? [['Stripe sandbox', env.STRIPE_API_BASE ?? '']] : []),
  ]
  const lines = addresses.map(
    ([name = '', address = '', note]) => `  ${name.padEnd(16)}${address}${note ? `   ${note}` : ''}`,
  )
  const people = `\n  Sign in, password forecourt-demo:\n  ${accounts.map((name) => `${name}@forecourt.test`).join('  ')}\n`
  return `
Forecourt is running.

${lines.join('\n')}
${isDevelopment ? people : ''}
  Logs in ${relative(root, join(data, 'logs'))}/. Ctrl-C stops everything that was started.`
}
