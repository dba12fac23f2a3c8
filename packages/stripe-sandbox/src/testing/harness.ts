import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Stripe from 'stripe'
import { onTestFinished } from 'vitest'
import type { SandboxState } from '../routes/control.ts'
import { createSandbox, type SandboxOptions } from '../server.ts'

const SECRET = 'whsec_of_the_tests'
const KEY = 'sk_test_of_the_tests'

export interface Receiver {
  url: string
  /** Events whose signature was right, in the order of arrival. */
  events: Stripe.Event[]
  /** How many bodies came with a signature that was not. */
  forged: number
  /** The HTTP status to answer with. */
  status: number
  types(): string[]
}

/** A webhook endpoint that checks signatures with the SDK, as the application does. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    events: [],
    forged: 0,
    status: 200,
    types: () => receiver.events.map((event) => event.type),
  }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    try {
      const signature = request.headers['stripe-signature'] ?? ''
      receiver.events.push(Stripe.webhooks.constructEvent(body, signature, SECRET))
      response.writeHead(receiver.status).end()
    } catch {
      receiver.forged += 1
      response.writeHead(400).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  receiver.url = `http://127.0.0.1:${address.port}/webhooks/stripe`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return receiver
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A running sandbox, the SDK pointed at it, and a webhook receiver. All end with the test. */
export async function startSandbox(options: Partial<SandboxOptions> = {}) {
  const receiver = await startReceiver()
  const sandbox = createSandbox({
    port: 0,
    webhookUrl: receiver.url,
    webhookSecret: SECRET,
    apiKey: KEY,
    retryDelaysMs: [20, 40, 80],
    ...options,
  })
  const url = await sandbox.listen()
  onTestFinished(() => sandbox.close())
  const connect = (config: Partial<Stripe.StripeConfig> = {}, key = KEY) =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: new URL(url).port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
      ...config,
    })

  async function control(path: string, body: object = {}, method = 'POST'): Promise<Response> {
    return fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
  }

  async function state(): Promise<SandboxState> {
    return (await (await fetch(`${url}/_sandbox/state`)).json()) as SandboxState
  }

  return { sandbox, url, receiver, connect, stripe: connect(), control, state }
}

/** A checkout session of two things for €182.40, with a few fields changed. */
export const sessionParams = (
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://localhost:4000/return?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:4000/checkout/K7P-2QX',
  customer_email: 'ana@example.test',
  client_reference_id: 'K7P-2QX',
  line_items: [
    {
      quantity: 3,
      price_data: {
        currency: 'eur',
        unit_amount: 5080,
        product_data: { name: 'Compact or similar', description: 'Lisbon Airport, 12 May to 15 May' },
      },
    },
    { quantity: 1, price_data: { currency: 'eur', unit_amount: 3000, product_data: { name: 'Child seat' } } },
  ],
  ...changes,
})
