import { createRuntime } from '@forecourt/domain/runtime'
import { pino } from 'pino'
import { readEnv } from './env.ts'
import { createServer } from './server.ts'

const env = readEnv()
const log = pino({ level: env.LOG_LEVEL })
const { runtime, close } = await createRuntime({ name: 'forecourt-api', log, env })
const app = await createServer({ runtime, env })
await app.listen({ host: env.HOST, port: env.PORT })

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await app.close()
    await close()
  })
}
