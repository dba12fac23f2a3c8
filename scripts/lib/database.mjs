import { runNode } from './node.mjs'

/**
 * Brings the database of `env` up to date.
 * @param {import('./context.mjs').Context} context
 * @param {Record<string, string | undefined>} env
 */
export async function migrate(context, env) {
  await context.step('Migrations', () =>
    runNode(context, ['packages/db/src/migrate.ts'], env, {
      cause: 'The database could not be migrated',
      fix: 'PostgreSQL 15 with PostGIS and the right to make extensions is needed. For new data of our own: npm start -- --reset',
    }).then((output) => output.trim().split('\n').at(-1)?.replace(/\.$/, '') ?? ''),
  )
}
