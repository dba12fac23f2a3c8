import { queueVariables, readVariables, runtimeVariables } from '@forecourt/domain/runtime'
import { z } from 'zod'

const apiVariables = z.object({
  ...runtimeVariables,
  ...queueVariables,
  /** For the pages that show the queues to staff; nothing else needs it here. */
  REDIS_URL: queueVariables.REDIS_URL.optional(),
  /** Where to listen; `0.0.0.0` in a container. */
  HOST: z.string().default('localhost'),
  /** Raster tiles, https://…/{z}/{x}/{y}.png; left out, the map that ships with the apps. */
  MAP_TILES_URL: z
    .url({ protocol: /^https?$/, error: 'an address like https://tiles.example/{z}/{x}/{y}.png' })
    .optional(),
  /** Requests a minute and address. Raise it for load tests. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number('a number of requests').int().min(1).default(600),
  /** What /metrics asks for, as a bearer token; left out, it is open, and closed in production. */
  METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** Which proxies may say whom they speak for: their addresses, or `loopback`; left out, none. */
  TRUST_PROXY: z.string().optional(),
})

export type ApiEnv = z.output<typeof apiVariables>

/** The API's settings. @throws one Error that names every wrong variable */
export const readEnv = (env: NodeJS.ProcessEnv = process.env): ApiEnv => readVariables(apiVariables, env)
