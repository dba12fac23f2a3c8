/**
 * Runs a TypeScript file with what it needs around it: dependencies, PostgreSQL and Redis (those of `npm start`, which
 * may be running), the migrated database, secrets.
 *
 *   node scripts/with-services.mjs bench/race.ts [arguments]
 */
import { main } from './lib/context.mjs'
import { migrate } from './lib/database.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { processEnvironment } from './lib/environment.mjs'
import { Failure } from './lib/failure.mjs'
import { bin } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { useServices } from './lib/services.mjs'

main(
  async (context) => {
    const command = process.argv.slice(2)
    if (command.length === 0) {
      throw new Failure('Which file?', 'node scripts/with-services.mjs packages/db/src/check-invariants.ts')
    }
    await installDependencies(context)
    const env = processEnvironment(context, await useServices(context, 'dev'))
    await migrate(context, env)
    const { code } = await run(bin('node'), command, { env, inherit: true, signal: context.signal })
    return code === 0 ? 0 : 1
  },
  // Standard output belongs to the file that runs.
  (text) => process.stderr.write(text),
)
