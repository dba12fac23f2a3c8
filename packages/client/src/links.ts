import type { AppRouter } from '@forecourt/api'
import {
  createTRPCClient,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
  type TRPCLink,
  type TRPCRequestOptions,
} from '@trpc/client'
import { timedFetch } from './server-clock.ts'

/**
 * Gives one write its idempotency key: a retry with the same key and the same input gets the first answer
 * and changes nothing twice. `client.booking.hold.mutate(input, keyed(key))`.
 */
export function keyed(idempotencyKey: string): TRPCRequestOptions {
  return { context: { idempotencyKey } }
}

/**
 * A client of the API at `url`. Reads are batched and answered as each is ready; writes go alone, so that
 * each carries its own `Idempotency-Key`; subscriptions are server-sent events.
 */
export function createClient(url: string): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({ links: [links(url)] })
}

/** An answer to a batch of this many reads stays well below what a proxy buffers. */
const maxItems = 12

function links(url: string): TRPCLink<AppRouter> {
  return splitLink({
    condition: (op) => op.type === 'subscription',
    true: httpSubscriptionLink({ url }),
    false: splitLink({
      condition: (op) => op.type === 'mutation',
      true: httpLink({ url, fetch: timedFetch, headers: ({ op }) => keyHeader(op.context) }),
      false: httpBatchStreamLink({ url, fetch: timedFetch, maxItems }),
    }),
  })
}

function keyHeader(context: Record<string, unknown>): Record<string, string> {
  const key = context.idempotencyKey
  return typeof key === 'string' ? { 'idempotency-key': key } : {}
}
