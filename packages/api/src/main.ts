import { createLog, createRuntime, stopSignal } from '@forecourt/domain/runtime'
import { readEnv } from './env.ts'
import { createServer } from './server.ts'

const env = readEnv()
const log = createLog('forecourt-api', env.LOG_LEVEL)
const { runtime, testClock, close } = await createRuntime({ name: 'forecourt-api', log, env })
const app = await createServer({ runtime, env, testClock })
await app.listen({ host: env.HOST, port: env.PORT })

log.info({ signal: await stopSignal() }, 'stopping')
await app.close()
await close()
