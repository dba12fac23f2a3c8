/** The sandbox's own front page, for a person playing: what happened lately, with buttons. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod'
import { decideDispute, openDispute } from '../actions/dispute.ts'
import { runDue } from '../actions/due.ts'
import { DISPUTE_REASONS } from '../cards.ts'
import { ApiError } from '../errors.ts'
import { findEvent } from '../events.ts'
import { newFault } from '../faults.ts'
import { findCharge } from '../objects/charge.ts'
import { findDispute } from '../objects/dispute.ts'
import type { World } from '../world.ts'
import { controls } from './front-controls.ts'
import { customers, disputes, events, payments, refunds, sessions } from './front-lists.ts'
import { totals } from './front-totals.ts'
import { html } from './html.ts'
import { brand, sendPage } from './layout.ts'
import { chooseLanguage } from './messages.ts'

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})

/** What a button did, said at the top of the page it leads back to. */
const DONE = {
  decline: 'The next card will be declined.',
  fault: 'The trouble waits for its moment.',
  cleared: 'No trouble waits any more.',
  clock: 'The clock was moved, and what fell due has happened.',
  resent: 'The event was sent again.',
  disputed: 'The cardholder disputes this charge.',
  decided: 'The bank has decided.',
  refused: 'That is not possible any more: things have changed since the page was loaded.',
} as const
type Done = keyof typeof DONE
const done = z.object({ done: z.enum(Object.keys(DONE) as [Done, ...Done[]]).optional() })

export function serveRoot(app: FastifyInstance, world: World): void {
  const { clock, faults } = world

  app.get('/', (request, reply) => {
    const message = done.safeParse(request.query).data?.done
    return sendPage(reply, {
      title: 'Stripe sandbox',
      language: chooseLanguage('en', undefined),
      width: 'wide',
      body: html`<header class="bar">${brand}<span class="bar"><span class="hint">Time here <time>${clockFormat.format(clock.now())} UTC</time></span> <a class="button" href="/">Refresh</a></span></header>
<main class="front">
<h1>Stripe sandbox</h1>
${message && html`<p class="done" role="status">${DONE[message]}</p>`}
${totals(world)}
${controls(world)}
${payments(world)}
${disputes(world)}
${sessions(world)}
<div class="columns">${refunds(world)}${customers(world)}</div>
${events(world)}
</main>`,
    })
  })

  /** A button: does its work, then shows the page again, at the list it stands in. */
  function button<S extends z.ZodType>(
    path: string,
    fields: S,
    said: Done,
    list: string,
    run: (input: z.output<S>) => void,
  ): void {
    app.post(`/ui/${path}`, (request, reply) => {
      const input = fields.parse(request.body ?? {})
      try {
        run(input)
      } catch (error) {
        if (error instanceof ApiError) return back(reply, 'refused', list)
        throw error
      }
      return back(reply, said, list)
    })
  }
  const back = (reply: FastifyReply, said: Done, list: string) =>
    reply.redirect(`/?done=${said}#${list}`, 303)

  button('decline', newFault.pick({ reason: true }), 'decline', 'controls', ({ reason }) =>
    faults.add({ kind: 'decline', reason }),
  )
  button('fault', faultForm, 'fault', 'controls', ({ kind, rate, often }) =>
    faults.add({ kind, rate, times: often === 'once' ? 1 : null }),
  )
  button('clear-faults', z.object({}), 'cleared', 'controls', faults.clear)
  button('clock', z.object({ hours: z.coerce.number().positive() }), 'clock', 'controls', ({ hours }) => {
    clock.advance(hours * 3_600_000)
    runDue(world)
  })
  button('resend', z.object({ event: z.string() }), 'resent', 'events', ({ event }) =>
    world.webhooks.resend(findEvent(world, event)),
  )
  const dispute = z.object({ charge: z.string(), reason: z.enum(DISPUTE_REASONS).default('fraudulent') })
  button('dispute', dispute, 'disputed', 'disputes', ({ charge, reason }) =>
    openDispute(world, findCharge(world, charge), reason),
  )
  const decision = z.object({ dispute: z.string(), outcome: z.enum(['won', 'lost']) })
  button('decide', decision, 'decided', 'disputes', ({ dispute: id, outcome }) =>
    decideDispute(world, findDispute(world, id), outcome),
  )
}

const faultForm = z.object({
  kind: newFault.shape.kind,
  rate: z.coerce.number().gt(0).max(1),
  often: z.enum(['once', 'always']),
})
