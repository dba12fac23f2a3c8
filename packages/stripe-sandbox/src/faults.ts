/** Trouble on order: each fault waits for a call, a webhook or a card that it applies to. */
import * as z from 'zod'
import { DECLINES, type DeclineName } from './cards.ts'
import { newId } from './ids.ts'

const API_FAULTS = [
  /** Waits `delayMs`, then executes; the idempotency key is in use meanwhile. */
  'slow',
  /** 503 without executing. */
  'unavailable',
  /** 429 without executing. */
  'rate_limit',
  /** Executes, then answers 500. As at Stripe the 500 is saved under the idempotency key. */
  'error_after_commit',
  /** Executes and saves the true answer, but cuts the connection after `delayMs` without giving it. */
  'timeout',
] as const

const WEBHOOK_FAULTS = [
  'webhook_drop',
  'webhook_duplicate',
  /** Sent only after the next event was. */
  'webhook_reorder',
  'webhook_delay',
  /** A changed copy with a wrong signature is sent besides the true one. */
  'webhook_forge',
] as const

const declineNames = Object.keys(DECLINES) as [DeclineName, ...DeclineName[]]

export const faultKinds = [...API_FAULTS, ...WEBHOOK_FAULTS, 'decline'] as const

/** What `POST /_sandbox/faults` takes. */
export const newFault = z.strictObject({
  kind: z.enum(faultKinds),
  /** Only calls (`POST /v1/refunds`) or event types that start with this; `*` in it stands for one id. */
  match: z.string().default(''),
  /** How often it strikes; null for ever. */
  times: z.int().min(1).nullable().default(1),
  /** The chance that it strikes when it could. */
  rate: z.number().gt(0).max(1).default(1),
  delayMs: z.int().min(0).max(600_000).default(1000),
  /** Why a `decline` is refused. */
  reason: z.enum(declineNames).default('generic_decline'),
})

export type NewFault = z.input<typeof newFault>
type Fault = z.output<typeof newFault> & { id: string }
type ApiFault = Fault & { kind: (typeof API_FAULTS)[number] }
export type WebhookFault = Fault & { kind: (typeof WEBHOOK_FAULTS)[number] }

export interface Faults {
  add(input: NewFault): Fault
  list(): readonly Fault[]
  clear(): void
  /** The fault for a call like `POST /v1/refunds`, used up once. */
  takeApi(call: string): ApiFault | undefined
  /** All faults that strike this event, each used up once. */
  takeWebhook(type: string): WebhookFault[]
  takeDecline(): DeclineName | undefined
}

const isApi = (fault: Fault): fault is ApiFault => API_FAULTS.some((kind) => kind === fault.kind)
const isWebhook = (fault: Fault): fault is WebhookFault => WEBHOOK_FAULTS.some((kind) => kind === fault.kind)

function matches(pattern: string, subject: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+')}`).test(subject)
}

/** @param random gives the dice for `rate`; a seeded one makes a chaos run repeatable. */
export function createFaults(random: () => number = Math.random): Faults {
  let faults: Fault[] = []

  function strike(fault: Fault): boolean {
    if (random() >= fault.rate) return false
    if (fault.times !== null) fault.times -= 1
    if (fault.times === 0) faults = faults.filter((other) => other !== fault)
    return true
  }

  return {
    add(input) {
      const fault = { ...newFault.parse(input), id: newId('fault', 8) }
      faults.push(fault)
      return fault
    },
    list: () => faults,
    clear() {
      faults = []
    },
    takeApi: (call) => faults.filter(isApi).find((fault) => matches(fault.match, call) && strike(fault)),
    takeWebhook: (type) =>
      faults.filter(isWebhook).filter((fault) => matches(fault.match, type) && strike(fault)),
    takeDecline: () => faults.find((fault) => fault.kind === 'decline' && strike(fault))?.reason,
  }
}

/**
 * Standing faults as the environment names them, each with its share: `webhook_duplicate=0.3, decline=0.1`, or
 * `error_after_commit=0.2 on POST /v1/refunds`.
 */
export const standingFaults = z.string().transform((text, ctx) =>
  text.split(',').map((item): NewFault => {
    const [, kind, rate, match = ''] = /^\s*(\w+)=([\d.]+)(?: on (.+?))?\s*$/.exec(item) ?? []
    const fault = newFault.safeParse({ kind, rate: Number(rate), match, times: null })
    if (fault.success) return fault.data
    ctx.addIssue({ code: 'custom', message: `${item.trim()}: write kind=share, like webhook_duplicate=0.3` })
    return z.NEVER
  }),
)
