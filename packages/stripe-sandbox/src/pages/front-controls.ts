import { DECLINES } from '../cards.ts'
import { faultKinds } from '../faults.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'

const HOURS: readonly [number, string][] = [
  [1, '+1 hour'],
  [24, '+1 day'],
  [168, '+7 days'],
]
const SHARES: readonly [string, string][] = [
  ['1', 'always'],
  ['0.3', '30 %'],
  ['0.05', '5 %'],
  ['0.01', '1 %'],
]
const words = (name: string): string => name.replaceAll('_', ' ')

/** What can be made to happen. */
export function controls({ faults }: World): Html {
  const waiting = faults.list()
  return html`<section class="panel controls" id="controls" aria-label="Controls">
<form method="post" action="/ui/decline"><label for="reason">Decline the next payment</label>
<span class="row"><select id="reason" name="reason">${Object.keys(DECLINES).map((reason) => html`<option value="${reason}">${words(reason)}</option>`)}</select>
<button class="button">Decline next</button></span></form>
<form method="post" action="/ui/clock"><span id="clock-label">Move the clock</span>
<span class="row" role="group" aria-labelledby="clock-label">${HOURS.map(([hours, label]) => html`<button class="button" name="hours" value="${hours}">${label}</button> `)}</span></form>
<form method="post" action="/ui/fault" class="wide"><label for="kind">Make trouble</label>
<span class="row"><select id="kind" name="kind">${faultKinds.filter((kind) => kind !== 'decline').map((kind) => html`<option value="${kind}">${words(kind)}</option>`)}</select>
<select name="rate" aria-label="Chance">${SHARES.map(([share, label]) => html`<option value="${share}">${label}</option>`)}</select>
<button class="button" name="often" value="once">Once</button> <button class="button" name="often" value="always">Until cleared</button></span></form>
${
  waiting.length > 0 &&
  html`<form method="post" action="/ui/clear-faults" class="standing"><span id="waiting">Waiting to strike</span>
<span class="row"><span class="chips">${waiting.map(({ kind, reason, match, rate, times }) => html`<span class="chip waiting">${words(kind)}${kind === 'decline' && ` (${words(reason)})`}${match && ` on ${match}`}${rate < 1 && ` ${Math.round(rate * 100)} %`} ${times ?? '∞'}×</span> `)}</span>
<button class="button" aria-describedby="waiting">Clear</button></span></form>`
}
</section>`
}
