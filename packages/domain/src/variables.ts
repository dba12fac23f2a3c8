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
  /** Text messages by Twilio; left out, they are not sent but shown at /dev/mailbox. */
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, 'the account, AC…')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z.string().min(3, 'a number of the account, or a sender’s name').optional(),
  /** Push messages: a key pair of `npx web-push generate-vapid-keys`; left out, there are none. */
  VAPID_PUBLIC_KEY: z.string().min(80, 'a VAPID key in base64url').optional(),
  VAPID_PRIVATE_KEY: z.string().min(40, 'a VAPID key in base64url').optional(),
  VAPID_SUBJECT: z
    .string()
    .min(8, 'mailto: or https: of whoever runs this')
    .default('mailto:no-reply@forecourt.test'),
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
