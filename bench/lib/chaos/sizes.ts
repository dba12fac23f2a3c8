import type { ChaosOptions } from './run.ts'

/** What `npm run chaos` does. */
export const long: ChaosOptions = {
  clients: 6,
  seconds: { calm: 15, workers: 60, redis: 60, postgres: 20 },
  killEveryMs: 5000,
}

/** What `npm test` does. */
export const short: ChaosOptions = {
  clients: 4,
  seconds: { calm: 3, workers: 6, redis: 5, postgres: 4 },
  killEveryMs: 3000,
}
