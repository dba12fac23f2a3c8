import { queueVariables, readVariables, runtimeVariables } from '@forecourt/domain/runtime'
import { z } from 'zod'

const jobsVariables = z.object({
  ...runtimeVariables,
  ...queueVariables,
  /** Where the workers tell how they are (/healthz); left out, nowhere. */
  JOBS_PORT: z.coerce.number('a port').int().min(1).max(65_535).optional(),
  /** The interface of JOBS_PORT; `0.0.0.0` for all. */
  HOST: z.string().default('127.0.0.1'),
  /** How many jobs of each queue run at once in this process. */
  JOBS_AT_ONCE: z.coerce.number('a number of jobs').int().min(1).max(100).default(3),
  /** How many messages may leave within a second, at all workers together: what the providers of mail and texts allow. */
  MESSAGES_PER_SECOND: z.coerce.number('a number of messages').int().min(1).max(10_000).default(50),
  /** How many jobs that ask the payment provider for something may begin within a second, at all workers together. */
  PAYMENTS_PER_SECOND: z.coerce.number('a number of jobs').int().min(1).max(10_000).default(50),
})

export type JobsEnv = z.output<typeof jobsVariables>

/** The workers' settings. @throws one Error that names every wrong variable */
export const readEnv = (env: NodeJS.ProcessEnv = process.env): JobsEnv => readVariables(jobsVariables, env)
