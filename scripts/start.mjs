/**
 * `npm start`: from a fresh clone to a running Forecourt, with nothing but Node and git.
 *
 *   npm start              start, or start again in a few seconds
 *   npm start -- --reset   start from new data
 *   PORT=4100 npm start    elsewhere
 */
import { once } from 'node:events'
import { join } from 'node:path'
import { buildApps } from './lib/build.mjs'
import { main } from './lib/context.mjs'
import { migrate, seed } from './lib/database.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { portOf, processEnvironment, usesSandbox } from './lib/environment.mjs'
import { Failure } from './lib/failure.mjs'
import { startParts } from './lib/parts.mjs'
import { sandboxState } from './lib/paths.mjs'
import { freePort, isPortFree } from './lib/ports.mjs'
import { resetServices, useServices } from './lib/services.mjs'
import { apiPart, jobsPart, sandboxPart } from './lib/stack.mjs'
import { welcome } from './lib/welcome.mjs'

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
  const running = await context.step(`Starting ${parts.map((part) => part.name).join(', ')}`, async () => {
    const started = startParts(parts, join(context.data, 'logs'))
    context.atEnd(started.stop)
    await started.ready(context.signal)
    return started
  })
  context.say(welcome(env, context.data, sandbox))
  await Promise.race([once(context.signal, 'abort'), running.failure])
  context.say('\nStopping …')
  return 0
})

/**
 * @param {Record<string, string | undefined>} env
 * @param {string} data
 * @param {boolean} sandbox
 */
async function partsOf(env, data, sandbox) {
  const port = portOf(env)
  const jobsPort = Number(env.JOBS_PORT ?? (await freePort(undefined)))
  const parts = [apiPart(env, port), jobsPart(env, jobsPort)]
  return sandbox ? [sandboxPart(env, port + 1, port, sandboxState(data)), ...parts] : parts
}

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
