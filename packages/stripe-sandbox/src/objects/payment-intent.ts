import { seconds } from '../clock.ts'
import { resourceMissing } from '../errors.ts'
import { emit } from '../events.ts'
import { newId, randomText } from '../ids.ts'
import type { World } from '../world.ts'
import type { Intent, Session } from './types.ts'

export interface NewIntent {
  /** Left out, a new one. */
  id?: string
  amount: number
  currency: string
  capture_method?: 'automatic' | 'automatic_async' | 'manual' | undefined
  customer?: string | undefined
  description?: string | undefined
  metadata?: Record<string, string> | undefined
  receipt_email?: string | undefined
  setup_future_usage?: 'on_session' | 'off_session' | undefined
  statement_descriptor_suffix?: string | undefined
}

export function createIntent(world: World, input: NewIntent): Intent {
  const id = input.id ?? newId('pi')
  const intent: Intent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.capture_method ?? 'automatic',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: seconds(world.clock),
    currency: input.currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.receipt_email ?? null,
    review: null,
    setup_future_usage: input.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: input.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  world.store.intents.set(id, intent)
  emit(world, 'payment_intent.created', intent)
  return intent
}

/** The payment intent with this id. Throws `resource_missing`. */
export function findIntent(world: World, id: string, param = 'intent'): Intent {
  const intent = world.store.intents.get(id)
  if (!intent) throw resourceMissing('payment_intent', id, param)
  return intent
}

/** The checkout session that the intent belongs to, if any. */
export const sessionOf = (world: World, intent: { id: string }): Session | undefined =>
  world.store.sessions.get(world.store.sessionOf.get(intent.id) ?? '')
