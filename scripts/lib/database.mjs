import { runNode } from './node.mjs'

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {Record<string, string | undefined>} Environment
 */

/**
 * Brings the database of `env` up to date.
 * @param {Context} context
 * @param {Environment} env
 */
export const migrate = (context, env) =>
  context.step('Migrations', async () => {
    await runNode(context, ['packages/db/src/migrate.ts'], env, {
      cause: 'The database could not be migrated',
      fix: 'It must be PostgreSQL 15 or newer with PostGIS, and its user may make extensions. New data: npm start -- --reset',
    })
  })

/**
 * Fills an empty database with the demonstration data.
 * @param {Context} context
 * @param {Environment} env
 */
export const seed = (context, env) =>
  context.step('Demonstration data', () =>
    runNode(context, ['packages/db/src/seed/main.ts', '--size', 'full'], env, {
      cause: 'The demonstration data could not be written',
      fix: 'Start from new data: npm start -- --reset',
    }),
  )
