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
})
const health = env.JOBS_PORT === undefined ? null : serveHealth(workers, env.JOBS_PORT)
log.info('the workers run')

log.info({ signal: await stopSignal() }, 'stopping')
health?.close()
await workers.stop()
await close()
