/** What the browser tests run against: a whole Forecourt on a small seed, until it is told to stop. */
import { startThrowaway } from '../../scripts/lib/throwaway.mjs'

const { TEST_DATABASE_URL, REDIS_URL, E2E_PORT, PICTURES } = process.env
if (!TEST_DATABASE_URL || !REDIS_URL) {
  console.error('TEST_DATABASE_URL and REDIS_URL are missing: run `npm test -- --only browser`.')
  process.exit(1)
}
const stack = await startThrowaway({
  adminUrl: TEST_DATABASE_URL,
  redisUrl: REDIS_URL,
  port: Number(E2E_PORT),
  seed: PICTURES ? 'full' : 'small',
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    for (const part of ['api-0', 'jobs', 'stripe-sandbox']) process.stdout.write(stack.log(part))
    await stack.stop()
    process.exit(0)
  })
}
