import type { Charge } from '../objects/types.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'
import { money } from './messages.ts'

/** The state of things in a few numbers; money by currency, since amounts of two do not add up. */
export function totals({ store }: World): Html {
  const charges = [...store.charges.values()]
  const held = charges.filter((charge) => charge.payment_method_details?.card?.capture_before)
  const open = [...store.disputes.values()].filter(({ status }) => status !== 'won' && status !== 'lost')
  const undelivered = [...store.deliveries.values()].filter(({ state }) => state !== 'delivered')
  const tiles: [string, string | number][] = [
    ['Captured', sum(charges, (charge) => charge.amount_captured)],
    ['Held', sum(held, (charge) => charge.amount)],
    ['Refunded', sum(charges, (charge) => charge.amount_refunded)],
    ['Open disputes', open.length],
    ['Events not delivered', undelivered.length],
  ]
  return html`<dl class="tiles">${tiles.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function sum(charges: Charge[], amountOf: (charge: Charge) => number): string {
  const sums = new Map<string, number>()
  for (const charge of charges) {
    sums.set(charge.currency, (sums.get(charge.currency) ?? 0) + amountOf(charge))
  }
  const texts = [...sums]
    .filter(([, amount]) => amount > 0)
    .map(([currency, amount]) => money(amount, currency, 'en'))
  return texts.join(' · ') || '–'
}
