import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'
import { secretsOf } from './secrets.mjs'

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./services.mjs').Services} Services
 * @typedef {Record<string, string | undefined>} Environment
 */

/** The key that only the sandbox knows. */
const sandboxKey = 'sk_test_forecourt'

/**
 * The port of the one origin; the Stripe sandbox listens on the next one.
 * @param {Environment} env
 */
export function portOf(env) {
  const text = env.PORT ?? '4000'
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_534) return port
  throw new Failure(`PORT is "${text}"; it must be a whole number from 1 to 65534.`, 'PORT=4100 npm start')
}

/**
 * True when payments go to the sandbox: no key of a real Stripe account, no other address.
 * @param {Environment} env
 */
export const usesSandbox = (env) =>
  env.STRIPE_API_BASE === undefined && (env.STRIPE_SECRET_KEY ?? sandboxKey) === sandboxKey

/**
 * The variables of every process of Forecourt: those given, and a working value for each that is not.
 * @param {Pick<Context, 'env' | 'data'>} context
 * @param {Services} services
 * @returns {Environment}
 */
export function processEnvironment({ env, data }, services) {
  const port = portOf(env)
  return {
    NODE_ENV: 'development',
    NODE_COMPILE_CACHE: join(data, 'compile-cache'),
    PUBLIC_URL: `http://localhost:${port}`,
    STRIPE_SECRET_KEY: sandboxKey,
    ...(usesSandbox(env) ? { STRIPE_API_BASE: `http://127.0.0.1:${port + 1}` } : {}),
    ...secretsOf(data),
    ...env,
    PORT: String(port),
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
  }
}

/**
 * The variables of the tests: the shell's, without the settings of a running Forecourt, which are none of their business.
 * @param {Environment} env
 * @returns {Environment}
 */
export function testEnvironment(env) {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const settings = new Set([...example.matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1]))
  return Object.fromEntries(Object.entries(env).filter(([name]) => !settings.has(name)))
}
