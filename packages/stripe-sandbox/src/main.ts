import { type Env, readEnv } from './env.ts'
import { createSandbox } from './server.ts'

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function run({ host, statePath, ...env }: Env): Promise<void> {
  const sandbox = createSandbox({ ...env, ...(host && { host }), ...(statePath && { statePath }) })
  const stop = () => void sandbox.close().then(() => process.exit(0), fail)
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const url = await sandbox.listen()
  console.log(`Stripe sandbox on ${url}, webhooks to ${env.webhookUrl}`)
}

try {
  await run(readEnv())
} catch (error) {
  fail(error)
}
