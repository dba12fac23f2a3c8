import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { paySession } from '../actions/checkout.ts'
import { readCard } from '../card-entry.ts'
import { findCard } from '../cards.ts'
import { ApiError } from '../errors.ts'
import type { Session } from '../objects/types.ts'
import type { World } from '../world.ts'
import {
  type CheckoutView,
  checkoutPage,
  checkoutTitle,
  entryProblems,
  nothingTyped,
  refusalText,
  spaced,
  type Typed,
} from './checkout.ts'
import { MERCHANT, sendMessage, sendPage } from './layout.ts'
import { chooseLanguage, type Language } from './messages.ts'

const params = z.object({ id: z.string() })
const short = z.string().max(200).catch('')
const submitted = z.object({
  email: short,
  number: short,
  expiry: short,
  cvc: short,
  name: short,
  /** A test card chosen from the list instead of paying. */
  fill: short,
})

/** The address the browser goes to after a completed session. */
export const successUrl = (session: Session): string =>
  (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)

/** The hosted page: a plain form that works without any script. */
export function serveCheckout(app: FastifyInstance, world: World): void {
  app.get('/c/pay/:id', (request, reply) => {
    const { session, language } = find(world, request)
    if (session?.status !== 'open') return sendEnd(reply, session, language)
    return send(reply, {
      ...blankView(world, session, language),
      refusal: refusalText(intentTried(world, session), language.words),
    })
  })

  app.post('/c/pay/:id', (request, reply) => {
    const { session, language } = find(world, request)
    if (session?.status !== 'open') return sendEnd(reply, session, language)
    const { fill, ...typed } = submitted.parse(request.body ?? {})
    const view = { ...blankView(world, session, language), typed }
    return fill ? send(reply, { ...view, typed: { ...typed, ...filled(fill) } }) : pay(world, reply, view)
  })
}

function find(world: World, request: FastifyRequest) {
  const session = world.store.sessions.get(params.parse(request.params).id)
  return { session, language: chooseLanguage(session?.locale, request.headers['accept-language']) }
}

/** What the last card was tried on, if one was. */
const intentTried = ({ store }: World, session: Session) =>
  store.setupIntents.get(session.setup_intent ?? '') ?? store.intents.get(session.payment_intent ?? '')

function pay(world: World, reply: FastifyReply, view: CheckoutView): FastifyReply {
  const { session, typed, language } = view
  const entry = readCard(typed, world.clock.now())
  const knowsEmail = session.customer_email ?? (/^\S+@\S+\.\S+$/.test(typed.email) && typed.email)
  if (!entry.ok || !knowsEmail) {
    const problems = {
      ...(!knowsEmail && { email: language.words.emailProblem }),
      ...(!entry.ok && entryProblems(entry.problems, language.words)),
    }
    // A card that is not a test card may be a real one: it is not sent back.
    const isForeign = !entry.ok && entry.problems.number === 'number_not_a_test_card'
    return send(
      reply,
      { ...view, problems, typed: isForeign ? { ...typed, number: '', cvc: '' } : typed },
      422,
    )
  }
  try {
    const intent = paySession(world, session, entry.value, { name: typed.name, email: knowsEmail })
    // Relative, so that the browser stays on the address it came by: the policy for forms allows no other.
    const target = intent.status === 'requires_action' ? `/3ds/${intent.id}` : successUrl(session)
    return reply.redirect(target, 303)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return send(
      reply,
      { ...view, refusal: refusalText(intentTried(world, session), language.words) ?? error.message },
      error.status,
    )
  }
}

const filled = (number: string): Partial<Typed> => {
  const card = findCard(number)
  if (!card) return {}
  return { number: spaced(number), expiry: '12 / 34', cvc: card.brand === 'amex' ? '1234' : '123' }
}

function blankView(world: World, session: Session, language: Language): CheckoutView {
  const data = world.store.intentData.get(session.id)
  return {
    session,
    items: world.store.lineItems.get(session.id) ?? [],
    productTexts: world.store.productTexts,
    holdsOnly: data?.capture_method === 'manual',
    savesCard: session.mode === 'setup' || data?.setup_future_usage !== undefined,
    language,
    typed: nothingTyped,
    problems: {},
    refusal: null,
  }
}

const send = (reply: FastifyReply, view: CheckoutView, status = 200): FastifyReply =>
  sendPage(reply, {
    title: checkoutTitle(view),
    language: view.language,
    width: 'wide',
    status,
    formTargets: [view.session.success_url],
    body: checkoutPage(view),
  })

/** What there is to see when a session cannot be paid: nothing after success, else why. */
function sendEnd(reply: FastifyReply, session: Session | undefined, language: Language): FastifyReply {
  const { words } = language
  if (session?.status === 'complete') return reply.redirect(successUrl(session), 303)
  if (!session) {
    return sendMessage(reply, language, { title: words.missingTitle, text: words.missingText, status: 404 })
  }
  return sendMessage(reply, language, {
    title: words.expiredTitle,
    text: words.expiredText,
    status: 410,
    link: session.cancel_url ? { href: session.cancel_url, text: words.back(MERCHANT) } : null,
  })
}
