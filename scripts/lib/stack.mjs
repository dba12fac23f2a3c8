import { answers } from './ports.mjs'

/**
 * The processes of Forecourt, each as a part that can be started.
 * @typedef {import('./parts.mjs').Part} Part
 * @typedef {Record<string, string | undefined>} Environment
 */

const everywhere = ['localhost', '0.0.0.0', '::']

/**
 * Where a process that listens on HOST is reached from this machine.
 * @param {Environment} env
 */
const hostOf = ({ HOST }) => (HOST === undefined || everywhere.includes(HOST) ? '127.0.0.1' : HOST)

/**
 * @param {Environment} env
 * @param {number} port
 * @param {string} [name]
 * @returns {Part}
 */
export const apiPart = (env, port, name = 'api') => ({
  name,
  file: 'packages/api/src/main.ts',
  env: { ...env, PORT: String(port) },
  isReady: () => isHealthy(env, port),
})

/**
 * Workers come to bursts of work, and V8 keeps the room for their young objects: 180 MB of it for 50 MB in use.
 */
const smallYoungSpace = '--max-semi-space-size=8'

/**
 * @param {Environment} env
 * @param {number} port where it tells how it is
 * @returns {Part}
 */
export const jobsPart = (env, port) => ({
  name: 'jobs',
  file: 'packages/jobs/src/main.ts',
  env: {
    ...env,
    JOBS_PORT: String(port),
    NODE_OPTIONS: [env.NODE_OPTIONS, smallYoungSpace].filter(Boolean).join(' '),
  },
  isReady: () => isHealthy(env, port),
})

/**
 * @param {Environment} env
 * @param {number} port
 * @param {number} apiPort of the process that gets the webhooks
 * @param {string} [state] the file in which it remembers its objects
 * @returns {Part}
 */
export const sandboxPart = (env, port, apiPort, state) => ({
  name: 'stripe-sandbox',
  file: 'packages/stripe-sandbox/src/main.ts',
  env: {
    ...env,
    SANDBOX_PORT: String(port),
    SANDBOX_STATE: state,
    WEBHOOK_URL: `http://${hostOf(env)}:${apiPort}/webhooks/stripe`,
  },
  isReady: () => answers(hostOf(env), port),
})

/**
 * @param {Environment} env
 * @param {number} port
 */
async function isHealthy(env, port) {
  try {
    return (await fetch(`http://${hostOf(env)}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
