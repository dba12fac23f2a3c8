/**
 * `npm start`: from a fresh clone to a running Forecourt, with nothing but Node and git.
 *
 *   npm start              start, or start again in a few seconds
 *   npm start -- --reset   start from new data
 *   PORT=4100 npm start    elsewhere
 */
import { buildApps } from './lib/build.mjs'
import { main } from './lib/context.mjs'
import { migrate, seed } from './lib/database.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { portOf, processEnvironment, usesSandbox } from './lib/environment.mjs'
import { Failure, Interrupted } from './lib/failure.mjs'
import { startParts } from './lib/parts.mjs'
import { isPortFree } from './lib/ports.mjs'
import { resetServices, useServices } from './lib/services.mjs'
import { partsOf, welcome } from './lib/stack.mjs'

main(async (context) => {
  const reset = readArguments(process.argv.slice(2))
  await requirePorts(context.env)
  await installDependencies(context)
  if (reset) await resetServices(context)
  const services = await useServices(context, 'dev')
  const env = processEnvironment(context, services)
  await migrate(context, env)
  await seed(context, env)
  await buildApps(context)
  const sandbox = usesSandbox(context.env)
  const parts = await partsOf(env, context.data, sandbox)
  const ends = await context.step(`Starting ${parts.map((part) => part.name).join(', ')}`, () =>
    startParts(context, parts),
  )
  context.say(welcome(env, context.data, sandbox))
  return untilStopped(context, ends)
})

/** @param {string[]} args */
function readArguments(args) {
  const unknown = args.find((arg) => arg !== '--reset')
  if (unknown)
    throw new Failure(`npm start does not know "${unknown}".`, 'npm start, or npm start -- --reset')
  return args.length > 0
}

/** @param {Record<string, string | undefined>} env */
async function requirePorts(env) {
  const port = portOf(env)
  for (const wanted of usesSandbox(env) ? [port, port + 1] : [port]) {
    if (await isPortFree(wanted)) continue
    const whose = wanted === port ? '' : ' (the Stripe sandbox listens one above PORT)'
    throw new Failure(
      `Port ${wanted} is in use${whose}.`,
      `Stop what listens there, or choose another: PORT=${port === 4000 ? 4100 : port + 100} npm start`,
    )
  }
}

/**
 * @param {import('./lib/context.mjs').Context} context
 * @param {Promise<never>[]} ends
 */
async function untilStopped(context, ends) {
  /** @type {Promise<void>} */
  const stop = new Promise((resolve) => context.signal.addEventListener('abort', () => resolve()))
  try {
    await Promise.race([stop, ...ends])
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
  }
  context.say('\nStopping …')
  return 0
}
