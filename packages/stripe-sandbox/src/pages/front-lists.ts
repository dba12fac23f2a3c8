/** The lists of the front page, newest first. */
import { sessionOf } from '../objects/payment-intent.ts'
import type { Charge } from '../objects/types.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'
import { money } from './messages.ts'

const SHOWN = 12

/** Good, waiting, bad or over: the colour of a status; the word stands beside it. */
const TONES: Record<string, string> = {
  complete: 'good',
  succeeded: 'good',
  delivered: 'good',
  won: 'good',
  open: 'waiting',
  pending: 'waiting',
  needs_response: 'waiting',
  under_review: 'waiting',
  requires_capture: 'waiting',
  requires_action: 'waiting',
  requires_payment_method: 'waiting',
  failed: 'bad',
  dropped: 'bad',
  lost: 'bad',
  disputed: 'bad',
}
const chip = (status: string): Html =>
  html`<span class="chip ${TONES[status] ?? 'over'}">${status.replaceAll('_', ' ')}</span>`

const rowFormat = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})
const time = (seconds: number): Html =>
  html`<time datetime="${new Date(seconds * 1000).toISOString()}">${rowFormat.format(seconds * 1000)}</time>`

type Cell = Html | string | number | null | undefined | false

/** A list with its newest rows. A column without a name holds buttons; one that starts with `#` holds amounts. */
function list<T>(
  title: string,
  columns: readonly string[],
  items: ReadonlyMap<string, T>,
  cells: (item: T) => readonly Cell[],
): Html {
  const rows = [...items.values()].slice(-SHOWN).reverse()
  const id = title.toLowerCase().replaceAll(' ', '-')
  const classOf = (column: string | undefined) => (column?.startsWith('#') ? 'amount' : '')
  return html`<section class="panel list" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title} <span class="hint">${items.size > SHOWN ? `${SHOWN} of ${items.size}` : items.size}</span></h2>${
    rows.length === 0
      ? html`<p class="hint">Nothing yet.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${columns.map((column) => html`<th scope="col" class="${classOf(column)}">${column.replace('#', '') || html`<span class="hidden">Action</span>`}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row).map((cell, index) => html`<td class="${classOf(columns[index])}">${cell}</td>`)}</tr>\n`)}</tbody></table></div>`
  }</section>`
}

/** A button that posts one thing. */
function action(path: string, fields: Record<string, string>, label: string, about: string): Html {
  return html`<form method="post" action="/ui/${path}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="button" aria-label="${label}: ${about}">${label}</button></form>`
}

const id = (text: string): Html => html`<span class="id" title="${text}">${text}</span>`
const card = (charge: Charge | undefined): string => {
  const { brand, last4 } = charge?.payment_method_details?.card ?? {}
  return last4 ? `${brand} ${last4}` : ''
}

export const payments = (world: World): Html =>
  list(
    'Payments',
    ['Created', 'Payment', 'Card', '#Amount', '#Received', '#Refunded', 'Status', ''],
    world.store.intents,
    (intent) => {
      const charge = world.store.charges.get(intent.latest_charge ?? '')
      const name = sessionOf(world, intent)?.client_reference_id ?? intent.id
      const amount = (value: number) => money(value, intent.currency, 'en')
      const canDispute = charge?.captured && !charge.disputed
      return [
        time(intent.created),
        id(name),
        card(charge),
        amount(intent.amount),
        amount(intent.amount_received),
        amount(charge?.amount_refunded ?? 0),
        html`${chip(intent.status)} ${charge?.disputed && chip('disputed')}`,
        canDispute && action('dispute', { charge: charge.id }, 'Dispute', name),
      ]
    },
  )

export const disputes = (world: World): Html =>
  list(
    'Disputes',
    ['Created', 'Charge', '#Amount', 'Reason', 'Status', ''],
    world.store.disputes,
    (dispute) => {
      const isOpen = dispute.status !== 'won' && dispute.status !== 'lost'
      const decide = (outcome: string, label: string) =>
        action('decide', { dispute: dispute.id, outcome }, label, dispute.charge)
      return [
        time(dispute.created),
        id(dispute.charge),
        money(dispute.amount, dispute.currency, 'en'),
        dispute.reason.replaceAll('_', ' '),
        html`${chip(dispute.status)} ${dispute.evidence_details.has_evidence && html`<span class="hint">evidence given</span>`}`,
        isOpen && html`${decide('won', 'Won')} ${decide('lost', 'Lost')}`,
      ]
    },
  )

export const sessions = ({ store }: World): Html =>
  list('Checkout sessions', ['Created', 'Reference', '#Amount', 'Status', ''], store.sessions, (session) => [
    time(session.created),
    id(session.client_reference_id ?? session.id),
    session.amount_total === null
      ? 'saves a card'
      : money(session.amount_total, session.currency ?? 'eur', 'en'),
    chip(session.status ?? ''),
    session.status === 'open' && html`<a class="button" href="/c/pay/${session.id}">Open</a>`,
  ])

export const refunds = ({ store }: World): Html =>
  list('Refunds', ['Created', 'Charge', '#Amount', 'Status'], store.refunds, (refund) => [
    time(refund.created),
    id(refund.charge ?? ''),
    money(refund.amount, refund.currency, 'en'),
    chip(refund.status ?? ''),
  ])

export const customers = ({ store }: World): Html => {
  const methods = [...store.paymentMethods.values()]
  return list('Customers', ['Created', 'Customer', 'Cards'], store.customers, (customer) => [
    time(customer.created),
    id(customer.email ?? customer.name ?? customer.id),
    methods
      .filter((method) => method.customer === customer.id)
      .map(({ card: kept }) => `${kept?.brand} ${kept?.last4}`)
      .join(', '),
  ])
}

export const events = ({ store }: World): Html =>
  list('Events', ['Created', 'Type', 'Webhook', ''], store.events, (event) => {
    const delivery = store.deliveries.get(event.id)
    return [
      time(event.created),
      event.type,
      html`${delivery && chip(delivery.state)} <span class="hint">${delivery?.lastAnswer}</span>`,
      action('resend', { event: event.id }, 'Resend', event.type),
    ]
  })
