import type { Faults, WebhookFault } from './faults.ts'
import { newId } from './ids.ts'
import type { StripeEvent } from './objects/types.ts'
import { signatureHeader } from './signature.ts'
import type { Delivery, Store } from './store.ts'

export interface WebhookConfig {
  store: Store
  faults: Faults
  secret: string
  /** Where events go; null sends nothing. */
  url: string | null
  /** Waits before the second, third… attempt. After the last the event counts as failed. */
  retryDelaysMs?: readonly number[]
}

export interface Webhooks {
  enqueue(event: StripeEvent): void
  /** Sends an event again, now, whatever became of it before. */
  resend(event: StripeEvent): void
  /** Takes up what an earlier process left unsent. */
  resume(): void
  sendTo(url: string | null): void
  /** Resolves when nothing is under way or waiting. */
  settled(): Promise<void>
  close(): void
}

/** Some ten minutes in all: enough for a server that is still starting. */
const RETRY_DELAYS_MS = [250, 500, 1000, 2000, 4000, 8000, ...Array.from({ length: 20 }, () => 30_000)]
const ANSWER_WITHIN_MS = 10_000
/** A reordered event goes after the next one, or after this long when none comes. */
const REORDER_WITHIN_MS = 1000

/** Posts signed events until the receiver answers 2xx. Events travel independently, so order is not promised. */
export function createWebhooks(config: WebhookConfig): Webhooks {
  const { store, faults, secret, retryDelaysMs = RETRY_DELAYS_MS } = config
  const timers = new Set<NodeJS.Timeout>()
  const stop = new AbortController()
  let url = config.url
  let underWay = 0
  let held: StripeEvent[] = []
  let waiting: (() => void)[] = []

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
      announceIfSettled()
    }, ms)
    timers.add(timer)
  }

  function announceIfSettled(): void {
    if (underWay > 0 || timers.size > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  async function post(body: string, signature: string): Promise<number | string> {
    underWay += 1
    try {
      if (!url) return 'no webhook address'
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signature,
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        body,
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      })
      await response.arrayBuffer()
      return response.status
    } catch (error) {
      return reasonOf(error)
    } finally {
      underWay -= 1
      setImmediate(announceIfSettled)
    }
  }

  async function attempt(event: StripeEvent, delivery: Delivery): Promise<void> {
    const body = JSON.stringify(event)
    delivery.attempts += 1
    delivery.lastAnswer = await post(body, signatureHeader(body, secret))
    if (stop.signal.aborted) return
    const { lastAnswer } = delivery
    if (typeof lastAnswer === 'number' && lastAnswer >= 200 && lastAnswer < 300) {
      delivery.state = 'delivered'
      event.pending_webhooks = 0
      releaseHeld()
      return
    }
    const delay = url ? retryDelaysMs[delivery.attempts - 1] : undefined
    if (delay === undefined) delivery.state = 'failed'
    else later(delay, () => void attempt(event, delivery))
  }

  function releaseHeld(): void {
    const events = held
    held = []
    for (const event of events) start(event)
  }

  function start(event: StripeEvent): void {
    const delivery = blankDelivery(event, 'pending')
    store.deliveries.set(event.id, delivery)
    void attempt(event, delivery)
  }

  function forge(event: StripeEvent): void {
    const body = JSON.stringify({ ...event, id: newId('evt') })
    void post(body, signatureHeader(body, `${secret} guessed`))
  }

  function misbehave(event: StripeEvent, found: WebhookFault[]): void {
    const fault = (kind: WebhookFault['kind']) => found.find((candidate) => candidate.kind === kind)
    const delay = fault('webhook_delay')
    if (fault('webhook_forge')) forge(event)
    if (fault('webhook_drop')) {
      store.deliveries.set(event.id, blankDelivery(event, 'dropped'))
    } else if (fault('webhook_reorder')) {
      held.push(event)
      later(REORDER_WITHIN_MS, releaseHeld)
    } else if (delay) later(delay.delayMs, () => start(event))
    else start(event)
    if (fault('webhook_duplicate')) start(event)
  }

  return {
    enqueue(event) {
      store.deliveries.set(event.id, blankDelivery(event, 'pending'))
      // After the call that caused it has been answered, as Stripe's events do.
      later(0, () => misbehave(event, faults.takeWebhook(event.type)))
    },
    resend: start,
    resume() {
      for (const delivery of store.deliveries.values()) {
        const event = store.events.get(delivery.event)
        if (event && delivery.state === 'pending') start(event)
      }
    },
    sendTo(address) {
      url = address
    },
    async settled() {
      if (underWay === 0 && timers.size === 0) return
      await new Promise<void>((resolve) => waiting.push(resolve))
    },
    close() {
      stop.abort()
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      for (const resolve of waiting) resolve()
    },
  }
}

const blankDelivery = (event: StripeEvent, state: Delivery['state']): Delivery => ({
  event: event.id,
  state,
  attempts: 0,
  lastAnswer: null,
})

/** Why there was no answer, like `ECONNREFUSED`; `fetch` itself only says that it failed. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return String(cause)
}
