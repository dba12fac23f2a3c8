import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { StripeEvent } from './objects/types.ts'
import type { Store } from './store.ts'
import type { Webhooks } from './webhooks.ts'

/** Everything a route or an action works with. One per sandbox; nothing is global. */
export interface World {
  readonly store: Store
  readonly clock: Clock
  readonly faults: Faults
  readonly webhooks: Webhooks
  /** Where browsers reach the sandbox, without a slash at the end. */
  publicUrl: string
  /** The API call being executed. Execution is synchronous, so there is never more than one. */
  request: StripeEvent['request']
}

/** The version of Stripe's API that SDK 23.1.0 speaks, and therefore that objects here have the shape of. */
export const API_VERSION = '2026-10-28.endive'
