import type { CardEntry, EntryProblem } from '../card-entry.ts'
import type { Intent, LineItem, Session, SetupIntent } from '../objects/types.ts'
import { type Html, html } from './html.ts'
import { brand, MERCHANT } from './layout.ts'
import { type Language, money, type Words } from './messages.ts'

/** What a person has typed so far. */
export interface Typed extends CardEntry {
  email: string
  name: string
}

export interface CheckoutView {
  session: Session
  items: readonly LineItem[]
  /** Line item → what its product is, in the merchant's words. */
  productTexts: ReadonlyMap<string, string>
  holdsOnly: boolean
  savesCard: boolean
  language: Language
  typed: Typed
  problems: Problems
  /** Why the bank refused the last card. */
  refusal: string | null
}

export type Problems = Partial<Record<keyof Typed, string>>

export const nothingTyped: Typed = { email: '', number: '', expiry: '', cvc: '', name: '' }

/** The cards offered on the page, in the order they are useful. */
const OFFERED: readonly [string, keyof Words['scenario']][] = [
  ['4242424242424242', 'success'],
  ['4000000000003220', 'authentication'],
  ['4000000000000002', 'declined'],
  ['4000000000009995', 'insufficient'],
  ['4000000000000069', 'expired'],
  ['4000000000000127', 'cvc'],
  ['4000000000000119', 'processing'],
  ['4000000000002271', 'capture'],
  ['4000000000000341', 'later'],
  ['4000000000000259', 'dispute'],
  ['5555555555554444', 'mastercard'],
  ['378282246310005', 'amex'],
]

/** `4242424242424242` → `4242 4242 4242 4242`; American Express in groups of 4, 6 and 5. */
export const spaced = (number: string): string =>
  number.length === 15
    ? `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
    : (number.match(/.{1,4}/g) ?? []).join(' ')

/** What went wrong on the last try, in the page's language. */
export function refusalText(intent: Intent | SetupIntent | undefined, words: Words): string | null {
  const error = intent?.object === 'setup_intent' ? intent.last_setup_error : intent?.last_payment_error
  if (!error) return null
  if (error.code?.endsWith('_intent_authentication_failure')) return words.authenticationFailed
  const known: Record<string, string> = words.declines
  return known[error.decline_code ?? ''] ?? error.message ?? words.declines.generic_decline
}

export const entryProblems = (
  problems: Partial<Record<keyof CardEntry, EntryProblem>>,
  words: Words,
): Problems =>
  Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, words.problems[problem]]))

/** The title begins with the fact that something is wrong, so that it is heard first. */
export function checkoutTitle({ session, language, problems, refusal }: CheckoutView): string {
  const { payTitle, saveTitle } = language.words
  const title = `${(session.mode === 'setup' ? saveTitle : payTitle)(MERCHANT)} · ${language.words.sandbox}`
  return refusal || Object.keys(problems).length > 0 ? `${language.words.errorTitle} ${title}` : title
}

export function checkoutPage(view: CheckoutView): Html {
  const { session, language } = view
  const { words } = language
  return html`<div class="checkout">
<header class="bar">${brand}${
    session.cancel_url && html`<a class="back" href="${session.cancel_url}">← ${words.back(MERCHANT)}</a>`
  }</header>
${summary(view)}
<main class="panel">
<h1>${words.cardDetails}</h1>
${alert(view)}
${form(view)}
</main>
<aside class="panel cards" aria-labelledby="cards-title">
<h2 id="cards-title">${words.testCards}</h2>
<p class="hint">${words.testCardsHint}</p>
<ul>${OFFERED.map(
    ([number, scenario]) =>
      html`<li><button form="pay" name="fill" value="${number}" formnovalidate><span>${words.scenario[scenario]}</span> <span class="digits">${spaced(number)}</span></button></li>`,
  )}</ul>
</aside>
</div>`
}

function summary({ session, items, productTexts, language }: CheckoutView): Html {
  const { words, locale } = language
  const amount = (value: number) => money(value, session.currency ?? 'eur', locale)
  return html`<section class="summary" aria-labelledby="summary-title">
<h2 id="summary-title" class="hidden">${words.summary}</h2>
${
  session.mode === 'setup'
    ? html`<p class="total"><strong>${words.saveTitle(MERCHANT)}</strong></p>`
    : html`<p class="total"><span>${words.total}</span> <strong>${amount(session.amount_total ?? 0)}</strong></p>`
}
<ul class="items">${items.map(
    (item) => html`<li>
<div><span>${item.description}</span> <span class="amount">${amount(item.amount_total)}</span></div>
${lineNote(productTexts.get(item.id))}
${(item.quantity ?? 1) > 1 && lineNote(words.quantity(item.quantity ?? 1, amount(item.price.unit_amount ?? 0)))}
</li>`,
  )}</ul>
</section>`
}

const lineNote = (text: string | undefined) => text && html`<p class="hint">${text}</p>`

function alert({ problems, refusal, language }: CheckoutView): Html | null {
  const found = Object.entries(problems)
  if (!refusal && found.length === 0) return null
  return html`<div class="alert" role="alert" tabindex="-1" autofocus>
<h2>${language.words.problem}</h2>
${refusal && html`<p>${refusal}</p>`}
${found.length > 0 && html`<ul>${found.map(([field, text]) => html`<li><a href="#${field}">${text}</a></li>`)}</ul>`}
</div>`
}

interface Field {
  name: keyof Typed
  label: string
  type?: string
  inputmode?: string
  autocomplete: string
  hint?: string
  optional?: boolean
}

function field({ typed, problems, language }: CheckoutView, options: Field): Html {
  const { name, label, type = 'text', inputmode = 'text', autocomplete, hint, optional } = options
  const problem = problems[name]
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return html`<div class="field ${name}${problem ? ' wrong' : ''}">
<label for="${name}">${label}${optional && html` <span class="hint">(${language.words.optional})</span>`}</label>
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}
<input id="${name}" name="${name}" type="${type}" inputmode="${inputmode}" autocomplete="${autocomplete}" value="${typed[name]}"${
    described && html` aria-describedby="${described}"`
  }${problem && html` aria-invalid="true"`}>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>`
}

function submitLabel({ session, language: { words, locale } }: CheckoutView): string {
  if (session.mode === 'setup') return words.save
  const amount = money(session.amount_total ?? 0, session.currency ?? 'eur', locale)
  return session.submit_type === 'book' ? words.book(amount) : words.pay(amount)
}

function form(view: CheckoutView): Html {
  const { session, language, holdsOnly, savesCard } = view
  const { words } = language
  return html`<form id="pay" method="post" action="/c/pay/${session.id}" novalidate>
${
  session.customer_email
    ? html`<p class="known"><span class="hint">${words.email}</span> ${session.customer_email}</p>`
    : field(view, {
        name: 'email',
        label: words.email,
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
      })
}
${field(view, { name: 'number', label: words.number, inputmode: 'numeric', autocomplete: 'cc-number' })}
<div class="pair">
${field(view, { name: 'expiry', label: words.expiry, inputmode: 'numeric', autocomplete: 'cc-exp', hint: words.expiryHint })}
${field(view, { name: 'cvc', label: words.cvc, inputmode: 'numeric', autocomplete: 'cc-csc', hint: words.cvcHint })}
</div>
${field(view, { name: 'name', label: words.holder, autocomplete: 'cc-name', optional: true })}
${(holdsOnly || savesCard) && html`<p class="hint">${holdsOnly && words.authoriseOnly} ${savesCard && words.savesCard}</p>`}
<button class="button primary" type="submit">${submitLabel(view)}</button>
${session.custom_text.submit && html`<p class="custom">${session.custom_text.submit.message}</p>`}
</form>`
}
