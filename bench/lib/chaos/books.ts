/** The provider's books against ours, object by object: what was lost, what was taken twice, what still hangs. */
import type { Sql } from '@forecourt/db'
import { z } from 'zod'

const intent = z.object({
  id: z.string(),
  status: z.string(),
  amount_received: z.number(),
  metadata: z.record(z.string(), z.string()),
})
const refund = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.number(),
  payment_intent: z.string(),
  metadata: z.record(z.string(), z.string()),
})
const event = z.object({ id: z.string() })

/** All objects of a list at the sandbox. */
async function listAll<S extends z.ZodType<{ id: string }>>(
  sandbox: string,
  kind: string,
  shape: S,
): Promise<z.output<S>[]> {
  const page = z.object({ data: z.array(shape), has_more: z.boolean() })
  const all: z.output<S>[] = []
  for (let more = true; more; ) {
    const after = all.at(-1)
    const address = `${sandbox}/v1/${kind}?limit=100${after ? `&starting_after=${after.id}` : ''}`
    const response = await fetch(address, { headers: { authorization: 'Bearer sk_test_forecourt' } })
    const { data, has_more } = page.parse(await response.json())
    all.push(...data)
    more = has_more
  }
  return all
}

export type Books = {
  charges: number
  refunds: number
  events: number
  /** Money that we do not know of, or know wrongly. */
  lost: string[]
  /** Taken or given back twice for one cause. */
  doubled: string[]
  /** Held at the provider for nothing that still goes on. */
  orphans: string[]
  forged: number
}

export async function compareBooks(sql: Sql, sandbox: string): Promise<Books> {
  const [intents, refunds, events] = await Promise.all([
    listAll(sandbox, 'payment_intents', intent),
    listAll(sandbox, 'refunds', refund),
    listAll(sandbox, 'events', event),
  ])
  const [payments, ours, held, inbox] = await Promise.all([
    sql<{ id: string; minor: number }[]>`
      select payment_intent_id as id, amount_minor as minor from payments where status = 'succeeded' and method = 'card'`,
    sql<{ id: string; minor: number; stripeId: string | null }[]>`
      select id, amount_minor as minor, stripe_refund_id as "stripeId" from refunds where status = 'succeeded'`,
    sql<{ id: string }[]>`select payment_intent_id as id from authorisations where status = 'held'`,
    sql<{ id: string }[]>`select id from stripe_events`,
  ])
  const taken = intents.filter(({ status }) => status === 'succeeded')
  const received = new Map(taken.map(({ id, amount_received }) => [id, amount_received]))
  const known = new Map(payments.map(({ id, minor }) => [id, minor]))
  const deposits = new Set(held.map(({ id }) => id))
  const real = new Set(events.map(({ id }) => id))
  const given = refunds.filter(({ status }) => status === 'succeeded')
  const settled = new Map(ours.map((one) => [one.id, one]))
  return {
    ...{ charges: taken.length, refunds: given.length, events: events.length },
    lost: [
      ...taken.flatMap(({ id, amount_received }) =>
        known.get(id) === amount_received ? [] : [`${id}: ${amount_received} there, ${known.get(id)} here`],
      ),
      ...payments.flatMap(({ id }) => (received.has(id) ? [] : [`${id} was never taken`])),
      ...given.flatMap(({ id, amount, metadata }) =>
        settled.get(metadata.refundId ?? '')?.minor === amount
          ? []
          : [`${id}: ${amount} given back, unknown here`],
      ),
    ],
    doubled: [
      ...repeated(taken.map(({ metadata }) => metadata.key ?? metadata.paymentId ?? '')),
      ...repeated(given.map(({ metadata }) => metadata.refundId ?? '')),
    ],
    orphans: intents
      .filter(({ id, status }) => status === 'requires_capture' && !deposits.has(id))
      .map(({ id }) => id),
    forged: inbox.filter(({ id }) => !real.has(id)).length,
  }
}

const repeated = (causes: readonly string[]): string[] =>
  [...Map.groupBy(causes, (cause) => cause)].flatMap(([cause, all]) => (all.length > 1 ? [cause] : []))
