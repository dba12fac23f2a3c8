/** The sandbox's own front page, for a person playing: what happened lately, with buttons. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { runDue } from '../actions/due.ts'
import { DECLINES } from '../cards.ts'
import { findEvent } from '../events.ts'
import { sessionOf } from '../objects/payment-intent.ts'
import type { Intent, Session, StripeEvent } from '../objects/types.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'
import { brand, sendPage } from './layout.ts'
import { chooseLanguage, money } from './messages.ts'

const SHOWN = 12
const HOURS: readonly [number, string][] = [
  [1, '+1 hour'],
  [24, '+1 day'],
  [168, '+7 days'],
]

const latest = <T>(items: ReadonlyMap<string, T>): T[] => [...items.values()].slice(-SHOWN).reverse()

/** Good, waiting, bad or over: the colour of a status; the word stands beside it. */
const TONES: Record<string, string> = {
  complete: 'good',
  succeeded: 'good',
  delivered: 'good',
  open: 'waiting',
  pending: 'waiting',
  requires_capture: 'waiting',
  requires_action: 'waiting',
  requires_payment_method: 'waiting',
  failed: 'bad',
  dropped: 'bad',
}
const chip = (status: string): Html =>
  html`<span class="chip ${TONES[status] ?? 'over'}">${status.replaceAll('_', ' ')}</span>`

export function serveRoot(app: FastifyInstance, world: World): void {
  const { store, clock, faults } = world

  app.get('/', (_request, reply) =>
    sendPage(reply, {
      title: 'Stripe sandbox',
      language: chooseLanguage('en', undefined),
      width: 'wide',
      body: html`<header class="bar">${brand}<span class="hint">Time here: <time>${clockFormat.format(clock.now())} UTC</time></span></header>
<main class="front">
<h1>Stripe sandbox</h1>
${controls(world)}
${section('Checkout sessions', ['Created', 'Reference', 'Amount', 'Status', ''], latest(store.sessions).map(sessionRow))}
${section(
  'Payments',
  ['Created', 'Payment', 'Card', 'Amount', 'Received', 'Refunded', 'Status'],
  latest(store.intents).map((intent) => paymentRow(world, intent)),
)}
${section(
  'Events',
  ['Created', 'Type', 'Webhook', ''],
  latest(store.events).map((event) => eventRow(world, event)),
)}
</main>`,
    }),
  )

  app.post('/ui/decline', (request, reply) => {
    const { reason } = z.object({ reason: z.enum(reasons) }).parse(request.body)
    faults.add({ kind: 'decline', reason })
    return reply.redirect('/', 303)
  })
  app.post('/ui/clear-faults', (_request, reply) => {
    faults.clear()
    return reply.redirect('/', 303)
  })
  app.post('/ui/clock', (request, reply) => {
    clock.advance(z.object({ hours: z.coerce.number().positive() }).parse(request.body).hours * 3_600_000)
    runDue(world)
    return reply.redirect('/', 303)
  })
  app.post('/ui/resend', (request, reply) => {
    world.webhooks.resend(findEvent(world, z.object({ event: z.string() }).parse(request.body).event))
    return reply.redirect('/', 303)
  })
}

const reasons = Object.keys(DECLINES) as [keyof typeof DECLINES, ...(keyof typeof DECLINES)[]]

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})
const rowFormat = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})
const formatTime = (seconds: number): string => rowFormat.format(seconds * 1000)

function controls({ faults }: World): Html {
  const waiting = faults.list()
  return html`<section class="panel controls" aria-label="Controls">
<form method="post" action="/ui/decline"><label for="reason">Decline the next payment</label>
<select id="reason" name="reason">${reasons.map((reason) => html`<option value="${reason}">${reason.replaceAll('_', ' ')}</option>`)}</select>
<button class="button">Decline next</button></form>
<form method="post" action="/ui/clock"><span id="clock-label">Move the clock</span>
<span role="group" aria-labelledby="clock-label">${HOURS.map(([hours, label]) => html`<button class="button" name="hours" value="${hours}">${label}</button> `)}</span></form>
${
  waiting.length > 0 &&
  html`<form method="post" action="/ui/clear-faults"><span>Waiting to strike: ${waiting.map(({ kind, match, times }) => `${kind}${match && ` on ${match}`} (${times ?? '∞'}×)`).join(', ')}</span>
<button class="button">Clear</button></form>`
}
</section>`
}

function section(title: string, columns: string[], rows: Html[]): Html {
  return html`<section class="panel list"><h2>${title}</h2>${
    rows.length === 0
      ? html`<p class="hint">Nothing yet.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${columns.map((column) => html`<th scope="col">${column || html`<span class="hidden">Action</span>`}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
  }</section>`
}

function sessionRow(session: Session): Html {
  const amount =
    session.amount_total === null
      ? 'saves a card'
      : money(session.amount_total, session.currency ?? 'eur', 'en')
  return html`<tr><td>${formatTime(session.created)}</td><td><span class="id">${session.client_reference_id ?? session.id}</span></td><td class="amount">${amount}</td><td>${chip(session.status ?? '')}</td><td>${session.status === 'open' && html`<a class="button" href="/c/pay/${session.id}">Open</a>`}</td></tr>`
}

function paymentRow(world: World, intent: Intent): Html {
  const charge = world.store.charges.get(intent.latest_charge ?? '')
  const card = charge?.payment_method_details?.card
  const amount = (value: number) => money(value, intent.currency, 'en')
  return html`<tr><td>${formatTime(intent.created)}</td><td><span class="id">${sessionOf(world, intent)?.client_reference_id ?? intent.id}</span></td><td>${card && `${card.brand} ${card.last4}`}</td><td class="amount">${amount(intent.amount)}</td><td class="amount">${amount(intent.amount_received)}</td><td class="amount">${amount(charge?.amount_refunded ?? 0)}</td><td>${chip(intent.status)}</td></tr>`
}

function eventRow({ store }: World, event: StripeEvent): Html {
  const delivery = store.deliveries.get(event.id)
  return html`<tr><td>${formatTime(event.created)}</td><td>${event.type}</td><td>${delivery && chip(delivery.state)} <span class="hint">${delivery?.lastAnswer}</span></td><td><form method="post" action="/ui/resend"><button class="button" name="event" value="${event.id}" aria-label="Resend ${event.type}">Resend</button></form></td></tr>`
}
