/**
 * The servers of the tests, left running, so that a single test file can be run by hand:
 *
 *   eval $(node scripts/dev-services.mjs) && node_modules/.bin/vitest run packages/domain/src/booking/hold.test.ts
 *   node scripts/dev-services.mjs --stop
 *
 * Prints the variables to standard output and everything else to standard error.
 */

import { main } from './lib/context.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { giveLease, kept } from './lib/leases.mjs'
import { servicesHome } from './lib/paths.mjs'
import { useServices } from './lib/services.mjs'

main(
  async (context) => {
    await installDependencies(context)
    const stop = process.argv.includes('--stop')
    // The variables that an earlier run of this very command set are no servers of somebody else's.
    const { TEST_DATABASE_URL: _, REDIS_URL: __, ...env } = context.env
    const { databaseUrl, redisUrl } = await useServices(
      { ...context, env },
      'test',
      stop ? process.pid : kept,
    )
    if (stop) giveLease(servicesHome(context.data, 'test'), kept)
    else process.stdout.write(`export TEST_DATABASE_URL='${databaseUrl}' REDIS_URL='${redisUrl}'\n`)
    return 0
  },
  (text) => process.stderr.write(text),
)
