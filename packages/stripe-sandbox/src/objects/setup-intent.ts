import { seconds } from '../clock.ts'
import { resourceMissing } from '../errors.ts'
import { emit } from '../events.ts'
import { newId, randomText } from '../ids.ts'
import type { World } from '../world.ts'
import type { SetupIntent } from './types.ts'

export interface NewSetupIntent {
  customer?: string | undefined
  description?: string | undefined
  metadata?: Record<string, string> | undefined
  usage?: 'on_session' | 'off_session' | undefined
}

export function createSetupIntent(world: World, input: NewSetupIntent): SetupIntent {
  const id = newId('seti')
  const setup: SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: seconds(world.clock),
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: input.usage ?? 'off_session',
  }
  world.store.setupIntents.set(id, setup)
  emit(world, 'setup_intent.created', setup)
  return setup
}

/** The setup intent with this id. Throws `resource_missing`. */
export function findSetupIntent(world: World, id: string): SetupIntent {
  const setup = world.store.setupIntents.get(id)
  if (!setup) throw resourceMissing('setupintent', id, 'intent')
  return setup
}
