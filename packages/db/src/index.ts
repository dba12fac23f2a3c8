import postgres from 'postgres'
import type { Sql } from './handles.ts'

export { documentFacts, documentLines, documentPostings } from './documents.ts'
export { claimCounts, type FreeFor, mayStandAt, unitIsFree } from './free-units.ts'
export type * from './handles.ts'

export type ConnectOptions = { max?: number; applicationName?: string }

/**
 * Opens a pool. `bigint` columns come back as numbers: ids and minor units stay far below 2^53.
 * Connections are made on first use, so a wrong address shows itself on the first query.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  return postgres(url, {
    max: options.max ?? 16,
    // Many short statements: compiling one (25 ms) costs more than it can ever win back.
    connection: { application_name: options.applicationName ?? 'forecourt', jit: 'off' },
    types: {
      bigint: {
        to: 20,
        from: [20],
        parse: (text: string) => Number(text),
        serialize: (n: number) => String(n),
      },
    },
    // After an outage: soon again, and never more than two seconds later.
    backoff: (tries) => Math.min(2 ** tries / 20, 2),
    onnotice: () => {},
  })
}

/** True for an error of PostgreSQL with this SQLSTATE, e.g. `23505` for a unique violation. */
export function isPgError(error: unknown, sqlState: string): boolean {
  return error instanceof postgres.PostgresError && error.code === sqlState
}
