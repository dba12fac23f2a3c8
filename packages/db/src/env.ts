import { z } from 'zod'

const url = z.url({ protocol: /^postgres(ql)?$/ })

/** The database that a command-line tool of this package works on. Throws one clear message when it is not given. */
export function requireDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  const parsed = url.safeParse(env.DATABASE_URL)
  if (!parsed.success) {
    throw new Error('DATABASE_URL must be an address like postgres://user:password@host:5432/forecourt.')
  }
  return parsed.data
}

/** The cluster on which tests make and drop databases of their own. */
export function requireTestDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  const parsed = url.safeParse(env.TEST_DATABASE_URL)
  if (!parsed.success) {
    throw new Error(
      'TEST_DATABASE_URL is missing. Run the tests with `npm test`, or `eval $(node scripts/dev-services.mjs)` first.',
    )
  }
  return parsed.data
}
