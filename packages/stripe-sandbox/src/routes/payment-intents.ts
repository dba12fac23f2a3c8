import * as z from 'zod'
import { cancelIntent } from '../actions/cancel.ts'
import { captureIntent } from '../actions/capture.ts'
import { confirmIntent } from '../actions/confirm.ts'
import { endpoint } from '../api.ts'
import { invalidRequest } from '../errors.ts'
import { paginate } from '../list.ts'
import { findCustomer } from '../objects/customer.ts'
import { createIntent, findIntent, sessionOf } from '../objects/payment-intent.ts'
import { resolvePaymentMethod, usablePaymentMethod } from '../objects/payment-method.ts'
import { checkAmount } from '../objects/session.ts'
import type { Intent } from '../objects/types.ts'
import { amount, boolean, currency, email, metadata, none, paging, text, webUrl } from '../params.ts'
import type { World } from '../world.ts'

const URL = '/v1/payment_intents'

const confirmation = {
  payment_method: text().optional(),
  off_session: boolean.optional(),
  return_url: webUrl.optional(),
}

interface ConfirmInput {
  payment_method?: string | undefined
  off_session?: boolean | undefined
  return_url?: string | undefined
}

function choosePaymentMethod(world: World, intent: Intent, id: string): void {
  intent.payment_method = usablePaymentMethod(world, id, intent.customer).id
  if (intent.status === 'requires_payment_method') intent.status = 'requires_confirmation'
}

function confirm(world: World, intent: Intent, input: ConfirmInput): void {
  if (sessionOf(world, intent)?.status === 'open') {
    throw invalidRequest('You cannot confirm this PaymentIntent because it belongs to a Checkout Session.')
  }
  const id = input.payment_method ?? intent.payment_method
  if (!id) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method and try again.",
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    )
  }
  confirmIntent(world, intent, {
    method: input.payment_method
      ? usablePaymentMethod(world, id, intent.customer)
      : resolvePaymentMethod(world, id),
    offSession: input.off_session ?? false,
    returnUrl: input.return_url ?? null,
  })
}

export const paymentIntentRoutes = [
  endpoint({
    method: 'POST',
    path: URL,
    params: z.strictObject({
      amount,
      currency,
      automatic_payment_methods: z
        .strictObject({ enabled: boolean, allow_redirects: z.enum(['always', 'never']).optional() })
        .optional(),
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
      confirm: boolean.optional(),
      customer: text().optional(),
      description: text(1000).optional(),
      metadata: metadata.optional(),
      payment_method_types: z.array(z.enum(['card'])).optional(),
      receipt_email: email.optional(),
      setup_future_usage: z.enum(['on_session', 'off_session']).optional(),
      statement_descriptor_suffix: text(22).optional(),
      ...confirmation,
    }),
    run(world, { payment_method, off_session, return_url, confirm: now, ...input }) {
      checkAmount(input.amount, input.currency)
      if (input.customer) findCustomer(world, input.customer)
      if (payment_method) {
        payment_method = usablePaymentMethod(world, payment_method, input.customer ?? null).id
      }
      if (off_session && !now) {
        throw invalidRequest('off_session can only be provided when confirm is true.', {
          param: 'off_session',
        })
      }
      const intent = createIntent(world, input)
      if (payment_method) choosePaymentMethod(world, intent, payment_method)
      if (now) confirm(world, intent, { payment_method, off_session, return_url })
      return intent
    },
  }),
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({ ...paging, customer: text().optional() }),
    run(world, { customer, ...page }) {
      const intents = [...world.store.intents.values()]
      return paginate(
        intents.filter((intent) => !customer || intent.customer === customer),
        page,
        URL,
      )
    },
  }),
  endpoint({ method: 'GET', path: `${URL}/:id`, params: none, run: (world, _, id) => findIntent(world, id) }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/confirm`,
    params: z.strictObject(confirmation),
    run(world, input, id) {
      const intent = findIntent(world, id)
      confirm(world, intent, input)
      return intent
    },
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/capture`,
    params: z.strictObject({ amount_to_capture: amount.optional(), metadata: metadata.optional() }),
    run(world, input, id) {
      const intent = findIntent(world, id)
      captureIntent(world, intent, input.amount_to_capture)
      Object.assign(intent.metadata, input.metadata)
      return intent
    },
  }),
  endpoint({
    method: 'POST',
    path: `${URL}/:id/cancel`,
    params: z.strictObject({
      cancellation_reason: z
        .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
        .optional(),
    }),
    run(world, { cancellation_reason }, id) {
      const intent = findIntent(world, id)
      cancelIntent(world, intent, cancellation_reason ?? null)
      return intent
    },
  }),
]
