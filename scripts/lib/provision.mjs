import { buildApps } from './build.mjs'
import { useChromium } from './chromium.mjs'
import { Failure } from './failure.mjs'
import { useServices } from './services.mjs'

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {'services' | 'browser' | 'apps'} Need
 */

/** What a suite may need beyond the dependencies; each gives the variables by which tests find it. */
const providers = {
  /** @param {Context} context */
  async services(context) {
    const { databaseUrl, redisUrl } = await useServices(context, 'test')
    return { TEST_DATABASE_URL: databaseUrl, REDIS_URL: redisUrl }
  },
  /** @param {Context} context */
  browser: async (context) => ({ PLAYWRIGHT_CHROMIUM: await useChromium(context) }),
  /** @param {Context} context */
  async apps(context) {
    await buildApps(context)
    return {}
  },
}

/**
 * Provides what it can: a suite that needs none of what is missing can still run.
 * @param {Context} context
 * @param {Need[]} needs
 */
export async function provision(context, needs) {
  /** @type {Record<string, string>} */
  const variables = {}
  /** @type {Map<Need, Failure>} */
  const missing = new Map()
  for (const need of needs) {
    try {
      Object.assign(variables, await providers[need](context))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      missing.set(need, error)
    }
  }
  return { variables, missing }
}
