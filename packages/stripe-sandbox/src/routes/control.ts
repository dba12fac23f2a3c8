/** The sandbox's own controls, for tests and for a person playing. JSON in, JSON out, no key needed. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { answerChallenge, paySession } from '../actions/checkout.ts'
import { decideDispute, openDispute } from '../actions/dispute.ts'
import { runDue } from '../actions/due.ts'
import { readCard } from '../card-entry.ts'
import { DISPUTE_REASONS } from '../cards.ts'
import { ApiError, invalidParam } from '../errors.ts'
import { findEvent } from '../events.ts'
import { newFault } from '../faults.ts'
import { findCharge } from '../objects/charge.ts'
import { findDispute } from '../objects/dispute.ts'
import { findIntent, sessionOf } from '../objects/payment-intent.ts'
import { findSession } from '../objects/session.ts'
import { findSetupIntent } from '../objects/setup-intent.ts'
import type { World } from '../world.ts'

const byId = z.object({ id: z.string() })
const challenged = byId.extend({ kind: z.enum(['payment_intents', 'setup_intents']) })

const payment = z.strictObject({
  card: z.string().default('4242424242424242'),
  expiry: z.string().default('12/34'),
  cvc: z.string().default('1234'),
  email: z.email().default('customer@example.test'),
  name: z.string().default('Sandbox Customer'),
  /** What the person answers when the bank asks for 3-D Secure. */
  authentication: z.enum(['pass', 'fail', 'leave']).default('pass'),
})

const movement = z.union([
  z.strictObject({ advanceSeconds: z.number().min(0) }),
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
])

export function serveControl(app: FastifyInstance, world: World): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError) return reply.code(error.status).send({ error: error.body })
    if (error instanceof z.ZodError)
      return reply.code(400).send({ error: { message: z.prettifyError(error) } })
    return reply.send(error)
  })

  app.get('/_sandbox/state', () => state(world))

  app.post('/_sandbox/faults', (request) => world.faults.add(newFault.parse(request.body)))
  app.get('/_sandbox/faults', () => ({ faults: world.faults.list() }))
  app.delete('/_sandbox/faults', () => {
    world.faults.clear()
    return { faults: [] }
  })

  app.post('/_sandbox/clock', (request) => {
    const move = movement.parse(request.body)
    if ('now' in move) world.clock.set(Date.parse(move.now))
    else world.clock.advance(move.advanceSeconds * 1000)
    runDue(world)
    return { now: new Date(world.clock.now()).toISOString() }
  })

  app.post('/_sandbox/events/:id/resend', (request) => {
    const event = findEvent(world, byId.parse(request.params).id)
    world.webhooks.resend(event)
    return event
  })

  app.post('/_sandbox/sessions/:id/pay', (request) => {
    const session = findSession(world, byId.parse(request.params).id)
    const { card, authentication, ...person } = payment.parse(request.body ?? {})
    const entry = readCard({ ...person, number: card }, world.clock.now())
    if (!entry.ok) throw invalidParam(`Card refused: ${JSON.stringify(entry.problems)}`, 'card')
    const intent = paySession(world, session, entry.value, person)
    if (intent.status === 'requires_action' && authentication !== 'leave') {
      answerChallenge(world, intent, session, authentication === 'pass')
    }
    return { session, [intent.object]: intent }
  })

  app.post('/_sandbox/charges/:id/dispute', (request) => {
    const { reason } = z
      .strictObject({ reason: z.enum(DISPUTE_REASONS).default('fraudulent') })
      .parse(request.body ?? {})
    return openDispute(world, findCharge(world, byId.parse(request.params).id), reason)
  })

  app.post('/_sandbox/disputes/:id/decide', (request) => {
    const dispute = findDispute(world, byId.parse(request.params).id)
    decideDispute(
      world,
      dispute,
      z.strictObject({ outcome: z.enum(['won', 'lost']) }).parse(request.body).outcome,
    )
    return dispute
  })

  app.post('/_sandbox/:kind/:id/authenticate', (request) => {
    const { kind, id } = challenged.parse(request.params)
    const intent = kind === 'setup_intents' ? findSetupIntent(world, id) : findIntent(world, id)
    const { passed } = z.strictObject({ passed: z.boolean().default(true) }).parse(request.body ?? {})
    answerChallenge(world, intent, sessionOf(world, intent), passed)
    return intent
  })
}

/** How many objects there are, by kind and status, and the money they add up to in minor units. */
export interface SandboxState {
  now: string
  sessions: Record<string, number>
  payment_intents: Record<string, number>
  charges: Record<string, number>
  refunds: Record<string, number>
  disputes: Record<string, number>
  deliveries: Record<string, number>
  customers: number
  events: number
  faults: number
  /** Calls under an idempotency key, and how often one of them was made again. */
  keyed_calls: number
  replayed_calls: number
  /** Those of them whose first answer was cut off: there was no other way. */
  replayed_after_cut: number
  amount_captured: number
  amount_refunded: number
}

function state(world: World): SandboxState {
  const { store } = world
  const count = (items: Iterable<{ status?: string | null }>): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const { status } of items) counts[status ?? 'none'] = (counts[status ?? 'none'] ?? 0) + 1
    return counts
  }
  const deliveries = [...store.deliveries.values()].map(({ state: status }) => ({ status }))
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const captured = [...store.charges.values()].map((charge) => charge.amount_captured)
  const refunded = [...store.charges.values()].map((charge) => charge.amount_refunded)
  return {
    now: new Date(world.clock.now()).toISOString(),
    sessions: count(store.sessions.values()),
    payment_intents: count(store.intents.values()),
    charges: count(store.charges.values()),
    refunds: count(store.refunds.values()),
    disputes: count(store.disputes.values()),
    deliveries: count(deliveries),
    customers: store.customers.size,
    events: store.events.size,
    faults: world.faults.list().length,
    keyed_calls: store.answers.size,
    replayed_after_cut: [...store.answers.values()].filter(({ cutOff, replays }) => cutOff && replays > 0)
      .length,
    replayed_calls: sum([...store.answers.values()].map(({ replays }) => replays)),
    amount_captured: sum(captured),
    amount_refunded: sum(refunded),
  }
}
