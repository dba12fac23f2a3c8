import { reactions, sweeps } from '@forecourt/domain/registry'
import { createLog, createRuntime, stopSignal } from '@forecourt/domain/runtime'
import { readEnv } from './env.ts'
import { serveHealth } from './health.ts'
import { startWorkers } from './workers.ts'

const env = readEnv()
const log = createLog('forecourt-jobs', env.LOG_LEVEL)
const { runtime, close } = await createRuntime({ name: 'forecourt-jobs', log, env })
const workers = startWorkers({
  runtime,
  redisUrl: env.REDIS_URL,
  reactions,
  sweeps,
  atOnce: env.JOBS_AT_ONCE,
  perSecond: { messages: env.MESSAGES_PER_SECOND, payments: env.PAYMENTS_PER_SECOND },
  prefix: env.QUEUE_PREFIX,
})
if (env.JOBS_PORT !== undefined) await serveHealth(workers, { port: env.JOBS_PORT, host: env.HOST })
log.info('the workers run')

log.info({ signal: await stopSignal() }, 'stopping')
await workers.stop()
await close()
// What still hangs is cut off here. It stays owed in the database, and the next worker does it.
process.exit()
