import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'

/** The environment variables that every process has in common: what `createRuntime` needs. */
export const runtimeVariables = {
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'an address like postgres://user:password@host:5432/forecourt',
  }),
  DATABASE_POOL: z.coerce.number('a number of connections').int().min(2).max(200).default(16),
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'development, test or production')
    .default('development'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an address like https://rent.example.com' }).optional(),
  PORT: z.coerce.number('a port').int().min(1).max(65_535).default(4000),
  STRIPE_SECRET_KEY: z.string('the secret key of the Stripe account, sk_…').min(1),
  STRIPE_WEBHOOK_SECRET: z.string('the signing secret of the webhook endpoint, whsec_…').min(1),
  /** The address of the Stripe sandbox; left out, Stripe itself. */
  STRIPE_API_BASE: z.url('an address like http://localhost:4001').optional(),
  /** Left out, emails are not sent but shown at /dev/mailbox. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address like smtp://user:password@host:587' })
    .optional(),
  MAIL_FROM: z.string().min(3).default('Forecourt <no-reply@forecourt.test>'),
  APP_SECRET: z.string('at least 32 characters that nobody can guess').min(32, 'at least 32 characters'),
  PASS_PRIVATE_JWK: z
    .string('an Ed25519 private key as JWK, in JSON')
    .refine(isEd25519PrivateKey, 'an Ed25519 private key as JWK, in JSON'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'a level like info or warn')
    .default('info'),
  /** `1` lets tests move the clock; refused in production. */
  FORECOURT_TEST_CLOCK: z.enum(['0', '1'], '1, or left out').default('0'),
}

/** Where the jobs are: the workers', and the pages that show them to staff. */
export const queueVariables = {
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'an address like redis://:password@host:6379' }),
  /** Keeps the jobs of several Forecourts in one Redis apart. */
  QUEUE_PREFIX: z
    .string()
    .regex(/^[^:{}]+$/, 'a name without colons and braces')
    .default('forecourt'),
}

/** The queue of reactions to events. */
export const eventsQueue = 'events'

/**
 * Reads environment variables by a schema. An empty variable counts as left out.
 * @throws one Error that names every variable that is missing or wrong, and says what it should be
 */
export function readVariables<S extends z.ZodObject>(schema: S, env: NodeJS.ProcessEnv): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = z.safeParse(schema, given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return `  ${name} is ${name in given ? 'wrong' : 'missing'}: it should be ${issue.message}`
  })
  throw new Error(`The environment is not complete. See .env.example.\n${wrong.join('\n')}`)
}

function isEd25519PrivateKey(text: string): boolean {
  try {
    return createPrivateKey({ key: JSON.parse(text), format: 'jwk' }).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}
