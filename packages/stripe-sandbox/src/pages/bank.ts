/** What a customer sees besides the payment form: the bank's 3-D Secure page, and receipts. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { answerChallenge } from '../actions/checkout.ts'
import { ApiError } from '../errors.ts'
import { sessionOf } from '../objects/payment-intent.ts'
import type { Charge, Intent, SetupIntent } from '../objects/types.ts'
import type { World } from '../world.ts'
import { successUrl } from './checkout-routes.ts'
import { html } from './html.ts'
import { brand, MERCHANT, sendMessage, sendPage } from './layout.ts'
import { chooseLanguage, money, type Words } from './messages.ts'

const params = z.object({ id: z.string() })
const answer = z.object({ answer: z.enum(['complete', 'fail']) })

export function serveBank(app: FastifyInstance, world: World): void {
  const find = (request: FastifyRequest) => {
    const { id } = params.parse(request.params)
    const intent = world.store.intents.get(id) ?? world.store.setupIntents.get(id)
    const session = intent && sessionOf(world, intent)
    return { intent, session, language: chooseLanguage(session?.locale, request.headers['accept-language']) }
  }

  app.get('/3ds/:id', (request, reply) => {
    const { intent, session, language } = find(request)
    const { words, locale } = language
    if (intent?.status !== 'requires_action') {
      return sendMessage(reply, language, { title: words.doneTitle, text: words.doneText, status: 410 })
    }
    const method = world.store.paymentMethods.get(intent.payment_method ?? '')
    return sendPage(reply, {
      title: `${words.challengeTitle} · ${words.bank}`,
      language,
      width: 'narrow',
      formTargets: [session?.success_url ?? null, intent.next_action?.redirect_to_url?.return_url ?? null],
      body: html`<main class="panel bank">
<p class="banner"><span>${words.bank}</span> <span>3-D Secure</span></p>
<h1>${words.challengeTitle}</h1>
<dl>
<dt>${words.merchant}</dt><dd>${MERCHANT}</dd>
${intent.object === 'payment_intent' && html`<dt>${words.amount}</dt><dd class="amount">${money(intent.amount, intent.currency, locale)}</dd>`}
<dt>${words.card}</dt><dd>•••• ${method?.card?.last4}</dd>
</dl>
<p>${words.challengeText}</p>
<form method="post" action="/3ds/${intent.id}" class="stack">
<button class="button primary" name="answer" value="complete">${words.complete}</button>
<button class="button" name="answer" value="fail">${words.fail}</button>
</form>
</main>`,
    })
  })

  app.post('/3ds/:id', (request, reply) => {
    const { intent, session, language } = find(request)
    const done = { title: language.words.doneTitle, text: language.words.doneText }
    if (intent?.status !== 'requires_action') return sendMessage(reply, language, { ...done, status: 410 })
    const returnUrl = intent.next_action?.redirect_to_url?.return_url ?? null
    try {
      const passed = answer.parse(request.body).answer === 'complete'
      answerChallenge(world, intent, session, passed)
    } catch (error) {
      // The bank's refusal is on the intent; the page that comes next says so.
      if (!(error instanceof ApiError)) throw error
    }
    if (session) {
      return reply.redirect(session.status === 'complete' ? successUrl(session) : `/c/pay/${session.id}`, 303)
    }
    return returnUrl ? reply.redirect(resultUrl(returnUrl, intent), 303) : sendMessage(reply, language, done)
  })

  app.get('/receipts/:id', (request, reply) => {
    const charge = world.store.charges.get(params.parse(request.params).id)
    const language = chooseLanguage(null, request.headers['accept-language'])
    const { words, locale } = language
    if (charge?.status !== 'succeeded') {
      return sendMessage(reply, language, { title: words.missingTitle, text: words.missingText, status: 404 })
    }
    const intent = world.store.intents.get(charge.payment_intent ?? '')
    const amount = (value: number) => money(value, charge.currency, locale)
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
    return sendPage(reply, {
      title: `${words.receiptTitle} · ${MERCHANT}`,
      language,
      width: 'narrow',
      body: html`<main class="panel">${brand}
<h1>${words.receiptTitle}</h1>
<dl>
<dt>${words.amount}</dt><dd class="amount">${amount(charge.captured ? charge.amount_captured : charge.amount)}</dd>
<dt>${words.status}</dt><dd>${receiptStatus(charge, intent, words)}</dd>
${charge.amount_refunded > 0 && html`<dt>${words.refunded}</dt><dd class="amount">${amount(charge.amount_refunded)}</dd>`}
<dt>${words.card}</dt><dd>•••• ${charge.payment_method_details?.card?.last4}</dd>
<dt>${words.date}</dt><dd>${date.format(charge.created * 1000)} UTC</dd>
</dl>
</main>`,
    })
  })
}

function receiptStatus(charge: Charge, intent: Intent | undefined, words: Words): string {
  if (charge.captured) return words.paid
  return intent?.status === 'canceled' ? words.released : words.authorised
}

/** The return address with what Stripe adds to it. */
function resultUrl(returnUrl: string, intent: Intent | SetupIntent): string {
  const url = new URL(returnUrl)
  const failed = intent.status === 'requires_payment_method'
  url.searchParams.set(intent.object, intent.id)
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '')
  url.searchParams.set('redirect_status', failed ? 'failed' : 'succeeded')
  return url.href
}
