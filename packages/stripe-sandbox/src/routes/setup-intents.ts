import * as z from 'zod'
import { cancelSetup, confirmSetup } from '../actions/setup.ts'
import { endpoint } from '../api.ts'
import { invalidRequest } from '../errors.ts'
import { paginate } from '../list.ts'
import { findCustomer } from '../objects/customer.ts'
import { sessionOf } from '../objects/payment-intent.ts'
import { usablePaymentMethod } from '../objects/payment-method.ts'
import { createSetupIntent, findSetupIntent } from '../objects/setup-intent.ts'
import type { SetupIntent } from '../objects/types.ts'
import { boolean, metadata, none, paging, text, webUrl } from '../params.ts'
import type { World } from '../world.ts'

const URL = '/v1/setup_intents'

const confirmation = { payment_method: text().optional(), return_url: webUrl.optional() }

interface ConfirmInput {
  payment_method?: string | undefined
  return_url?: string | undefined
}

function confirm(world: World, setup: SetupIntent, input: ConfirmInput): void {
  refuseOfSession(world, setup)
  const id = input.payment_method ?? setup.payment_method
  if (!id) {
    throw invalidRequest(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and try again.",
      { code: 'setup_intent_unexpected_state', setup_intent: setup },
    )
  }
  const method = usablePaymentMethod(world, id, setup.customer)
  confirmSetup(world, setup, { method, returnUrl: input.return_url ?? null })
}

/** Checkout alone decides about the setup of an open session. */
function refuseOfSession(world: World, setup: SetupIntent): void {
  if (sessionOf(world, setup)?.status !== 'open') return
  throw invalidRequest(
    'You cannot confirm or cancel this SetupIntent because it belongs to a Checkout Session. Expire the Checkout Session instead.',
    { setup_intent: setup },
  )
}

export const setupIntentRoutes = [
  endpoint({
    method: 'POST',
    path: URL,
    params: z.strictObject({
      automatic_payment_methods: z
        .strictObject({ enabled: boolean, allow_redirects: z.enum(['always', 'never']).optional() })
        .optional(),
      confirm: boolean.optional(),
      customer: text().optional(),
      description: text(1000).optional(),
      metadata: metadata.optional(),
      payment_method_types: z.array(z.enum(['card'])).optional(),
      usage: z.enum(['on_session', 'off_session']).optional(),
      ...confirmation,
    }),
    run(world, { payment_method, return_url, confirm: now, ...input }) {
      const customer = input.customer ? findCustomer(world, input.customer).id : null
      const method = payment_method ? usablePaymentMethod(world, payment_method, customer).id : null
      const setup = createSetupIntent(world, input)
      if (method) Object.assign(setup, { payment_method: method, status: 'requires_confirmation' })
      if (now) confirm(world, setup, { return_url })
      return setup
    },
  }),
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({ ...paging, customer: text().optional(), payment_method: text().optional() }),
    run(world, { customer, payment_method, ...page }) {
      const setups = [...world.store.setupIntents.values()].filter(
        (setup) =>
          (!customer || setup.customer === customer) &&
          (!payment_method || setup.payment_method === payment_method),
      )
      return paginate(setups, page, URL)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${URL}/:id`,
    params: none,
    run: (world, _, id) => findSetupIntent(world, id),
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/confirm`,
    params: z.strictObject(confirmation),
    run(world, input, id) {
      const setup = findSetupIntent(world, id)
      confirm(world, setup, input)
      return setup
    },
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/cancel`,
    params: z.strictObject({
      cancellation_reason: z.enum(['abandoned', 'duplicate', 'requested_by_customer']).optional(),
    }),
    run(world, { cancellation_reason }, id) {
      const setup = findSetupIntent(world, id)
      refuseOfSession(world, setup)
      cancelSetup(world, setup, cancellation_reason ?? null)
      return setup
    },
  }),
]
