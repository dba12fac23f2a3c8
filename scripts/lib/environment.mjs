import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { secretsOf } from './secrets.mjs'

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./services.mjs').Services} Services
 */

/**
 * The port of the one origin; the Stripe sandbox listens on the next one.
 * @param {Record<string, string | undefined>} env
 */
export function portOf(env) {
  const text = env.PORT ?? '4000'
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_534) return port
  throw new Failure(`PORT is "${text}"; it must be a whole number from 1 to 65534.`, 'PORT=4100 npm start')
}

/**
 * The variables of every process of Forecourt: those given, and a working value for each that is not.
 * @param {Context} context
 * @param {Services} services
 * @returns {Record<string, string | undefined>}
 */
export function processEnvironment({ env, data }, services) {
  const port = portOf(env)
  // A real key speaks to the real Stripe; without one, everything goes to the sandbox.
  const sandbox = env.STRIPE_SECRET_KEY ? {} : { STRIPE_API_BASE: `http://127.0.0.1:${port + 1}` }
  return {
    NODE_ENV: 'development',
    NODE_COMPILE_CACHE: join(data, 'compile-cache'),
    PUBLIC_URL: `http://localhost:${port}`,
    STRIPE_SECRET_KEY: 'sk_test_forecourt',
    ...sandbox,
    ...secretsOf(data),
    ...env,
    PORT: String(port),
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
  }
}
