import * as z from 'zod'
import { type NewFault, standingFaults } from './faults.ts'

const absent = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(absent, schema.optional())

const schema = z.object({
  HOST: optional(z.string()),
  SANDBOX_PORT: z.preprocess(absent, z.coerce.number().int().min(0).max(65_535).default(4001)),
  /** Where browsers reach the sandbox. */
  SANDBOX_PUBLIC_URL: optional(z.url()),
  SANDBOX_STATE: optional(z.string()),
  /** Trouble from the start: `webhook_duplicate=0.3, webhook_drop=0.05`. */
  SANDBOX_FAULTS: optional(standingFaults),
  /** Where browsers reach Forecourt; its webhook address follows from it. */
  PUBLIC_URL: z.preprocess(absent, z.url().default('http://localhost:4000')),
  WEBHOOK_URL: optional(z.url()),
  STRIPE_WEBHOOK_SECRET: z.string().min(8),
  STRIPE_SECRET_KEY: z
    .string()
    .startsWith('sk_test_', 'must start with sk_test_: the sandbox takes no real key'),
})

export interface Env {
  host: string | undefined
  port: number
  publicUrl: string
  statePath: string | undefined
  faults: NewFault[]
  webhookUrl: string
  webhookSecret: string
  apiKey: string
}

/** Reads the environment. Throws one error that names every variable that is missing or wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(source)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(
      `The Stripe sandbox cannot start; these environment variables are wrong:\n${problems.join('\n')}`,
    )
  }
  const env = result.data
  const withoutSlash = (url: string) => url.replace(/\/+$/, '')
  return {
    host: env.HOST,
    port: env.SANDBOX_PORT,
    publicUrl: withoutSlash(env.SANDBOX_PUBLIC_URL ?? `http://localhost:${env.SANDBOX_PORT}`),
    statePath: env.SANDBOX_STATE,
    faults: env.SANDBOX_FAULTS ?? [],
    webhookUrl: env.WEBHOOK_URL ?? `${withoutSlash(env.PUBLIC_URL)}/webhooks/stripe`,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    apiKey: env.STRIPE_SECRET_KEY,
  }
}
