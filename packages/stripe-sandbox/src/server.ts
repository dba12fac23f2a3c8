/**
 * A local Stripe for development and tests: the part of Stripe's HTTP API that Forecourt uses, with a hosted checkout
 * page, test cards, signed webhooks and trouble on order. The unmodified `stripe` SDK talks to it.
 */
import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import qs from 'qs'
import { runDue } from './actions/due.ts'
import { serveApi } from './api.ts'
import { type Clock, createClock } from './clock.ts'
import { createFaults, type Faults, type NewFault } from './faults.ts'
import { createIdempotency } from './idempotency.ts'
import { servePages } from './pages/index.ts'
import { balanceTransactionRoutes } from './routes/balance-transactions.ts'
import { chargeRoutes } from './routes/charges.ts'
import { checkoutSessionRoutes } from './routes/checkout-sessions.ts'
import { serveControl } from './routes/control.ts'
import { customerRoutes } from './routes/customers.ts'
import { disputeRoutes } from './routes/disputes.ts'
import { eventRoutes } from './routes/events.ts'
import { paymentIntentRoutes } from './routes/payment-intents.ts'
import { paymentMethodRoutes } from './routes/payment-methods.ts'
import { refundRoutes } from './routes/refunds.ts'
import { setupIntentRoutes } from './routes/setup-intents.ts'
import { openSnapshot } from './snapshot.ts'
import { createWebhooks } from './webhooks.ts'
import type { World } from './world.ts'

export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number
  /** Loopback unless said otherwise: nothing here is protected. */
  host?: string
  /** Where browsers reach the sandbox; by default the address it listens on. */
  publicUrl?: string
  /** Where events are posted; null keeps them for `/v1/events` only. */
  webhookUrl: string | null
  webhookSecret: string
  apiKey: string
  /** Where time comes from, in milliseconds; the control endpoint moves it on from there. */
  clock?: () => number
  /** A file that keeps the state over a restart. */
  statePath?: string
  /** Waits between the attempts of a webhook, in milliseconds. */
  retryDelaysMs?: readonly number[]
  /** Trouble from the start. */
  faults?: readonly NewFault[]
  /** Dice for faults with a `rate`. */
  random?: () => number
}

export interface Sandbox {
  app: FastifyInstance
  clock: Clock
  faults: Faults
  /** Starts listening and resolves to the public address. */
  listen(): Promise<string>
  /** Changes where events are posted, for a receiver that gets its port later. */
  sendWebhooksTo(url: string | null): void
  /** Resolves when no webhook is under way or waiting for a retry. */
  webhooksSettled(): Promise<void>
  close(): Promise<void>
}

const DUE_EVERY_MS = 1000
const LARGEST_BODY = 1024 * 1024

/** Builds a sandbox; it does nothing until `listen`. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const clock = createClock(options.clock)
  const faults = createFaults(options.random)
  for (const fault of options.faults ?? []) faults.add(fault)
  const snapshot = openSnapshot(options.statePath)
  const { store } = snapshot
  const webhooks = createWebhooks({
    store,
    faults,
    secret: options.webhookSecret,
    url: options.webhookUrl,
    ...(options.retryDelaysMs && { retryDelaysMs: options.retryDelaysMs }),
  })
  const world: World = { store, clock, faults, webhooks, publicUrl: options.publicUrl ?? '', request: null }
  const app = buildApp(world, options)
  app.addHook('onResponse', async () => snapshot.schedule())
  const timer = setInterval(() => runDue(world), DUE_EVERY_MS).unref()

  return {
    app,
    clock,
    faults,
    async listen() {
      const address = await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
      world.publicUrl ||= address
      webhooks.resume()
      return world.publicUrl
    },
    sendWebhooksTo: webhooks.sendTo,
    webhooksSettled: webhooks.settled,
    async close() {
      clearInterval(timer)
      webhooks.close()
      await app.close()
      snapshot.close()
    },
  }
}

/** `line_items[0][price_data][currency]=eur` and the like. */
const parseForm = (body: string) => qs.parse(body, { depth: 10, arrayLimit: 100 })

function buildApp(world: World, options: SandboxOptions): FastifyInstance {
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: LARGEST_BODY,
    routerOptions: { querystringParser: parseForm },
  })
  app.register(formbody, { parser: parseForm })
  app.addHook('onRequest', async () => runDue(world))
  app.register(async (api) => {
    serveApi(
      api,
      world,
      [
        ...checkoutSessionRoutes,
        ...paymentIntentRoutes,
        ...chargeRoutes,
        ...refundRoutes,
        ...setupIntentRoutes,
        ...customerRoutes,
        ...paymentMethodRoutes,
        ...disputeRoutes,
        ...balanceTransactionRoutes,
        ...eventRoutes,
      ],
      { apiKey: options.apiKey, once: createIdempotency(world.store, world.clock) },
    )
  })
  app.register(async (control) => serveControl(control, world))
  app.register(async (pages) => servePages(pages, world))
  return app
}
