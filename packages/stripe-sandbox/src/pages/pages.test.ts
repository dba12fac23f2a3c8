import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { sessionParams, startSandbox } from '../testing/harness.ts'

const card = { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123', name: 'Ana' }

/** A sandbox with an open session, and a browser that does not follow redirects by itself. */
async function openPage(changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const started = await startSandbox()
  const session = await started.stripe.checkout.sessions.create(sessionParams(changes))
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${started.url}${path}`, { redirect: 'manual', headers })
  const submit = (path: string, fields: Record<string, string>) =>
    fetch(`${started.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    })
  return { ...started, session, page: `/c/pay/${session.id}`, get, submit }
}

describe('the checkout page', () => {
  it('shows what is paid for, in the language of the session', async () => {
    const { get, page } = await openPage({
      locale: 'fr',
      custom_text: { submit: { message: 'Tenu jusqu’à 14:32, heure de Lisbonne' } },
    })
    const answer = await get(page)
    const body = await answer.text()
    for (const text of [
      '<html lang="fr">',
      'Payer 182,40\u00a0€',
      'Compact or similar',
      '3 × 50,80\u00a0€',
      'Lisbon Airport, 12 May to 15 May',
      'ana@example.test',
      'Tenu jusqu’à 14:32',
      'href="http://localhost:4000/checkout/K7P-2QX"',
    ]) {
      expect(body).toContain(text)
    }
    expect(body).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' http://localhost:4000; base-uri 'none'; frame-ancestors 'none'",
    )
  })

  it('takes the language of the browser when the session asks for none', async () => {
    const { get, page } = await openPage()
    const french = await get(page, { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' })
    expect(await french.text()).toContain('<html lang="fr">')
    expect(await (await get(page, { 'accept-language': 'de' })).text()).toContain('<html lang="en">')
  })

  it('shows zero-decimal currencies whole, and text as text', async () => {
    const { get, page } = await openPage({
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'jpy', unit_amount: 5000, product_data: { name: '<img src=x>' } },
        },
      ],
    })
    const body = await (await get(page)).text()
    expect(body).toContain('¥5,000')
    expect(body).toContain('&lt;img src=x&gt;')
    expect(body).not.toContain('<img')
  })

  it('leads to the success address, also when the form is sent twice', async () => {
    const { submit, page, session } = await openPage()
    for (const _ of [1, 2]) {
      const answer = await submit(page, card)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe(`http://localhost:4000/return?session=${session.id}`)
    }
  })

  it('names what is wrong beside the field and in a summary, and keeps what was typed', async () => {
    const { submit, page } = await openPage({ customer_email: 'ana@example.test' })
    const answer = await submit(page, { ...card, number: '4242 4242 4242 4241' })
    const body = await answer.text()
    expect(answer.status).toBe(422)
    expect(body).toContain('<title>Error: Pay Forecourt')
    expect(body).toContain('<a href="#number">Check the card number: a digit is wrong</a>')
    expect(body).toContain(
      'value="4242 4242 4242 4241" aria-describedby="number-problem" aria-invalid="true"',
    )
    expect(body).toContain('value="12/34"')
  })

  it('does not send back a number that may be a real card', async () => {
    const { submit, page } = await openPage()
    const body = await (await submit(page, { ...card, number: '4111111111111111' })).text()
    expect(body).toContain('Never type a real card here')
    expect(body).not.toContain('4111111111111111')
  })

  it('asks for an email address that it was not given', async () => {
    const { stripe, url } = await startSandbox()
    const { customer_email: _, ...params } = sessionParams()
    const { id } = await stripe.checkout.sessions.create(params)
    const submit = (email: string) =>
      fetch(`${url}/c/pay/${id}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...card, email }),
      })
    expect(await (await submit('nobody')).text()).toContain('href="#email"')
    expect((await submit('ben@example.test')).status).toBe(303)
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      customer_details: { email: 'ben@example.test', name: 'Ana' },
    })
  })

  it('fills in a test card on demand', async () => {
    const { submit, page } = await openPage()
    const body = await (await submit(page, { fill: '378282246310005', name: 'Ana' })).text()
    expect(body).toContain('value="3782 822463 10005"')
    expect(body).toContain('value="1234"')
    expect(body).toContain('value="Ana"')
  })

  it('says why a card was declined, and again after a reload', async () => {
    const { submit, get, page } = await openPage()
    const answer = await submit(page, { ...card, number: '4000000000009995' })
    expect(answer.status).toBe(402)
    for (const body of [await answer.text(), await (await get(page)).text()]) {
      expect(body).toContain('Your card has insufficient funds. Nothing was charged.')
    }
  })

  it('leads back from an expired session, and knows what it does not know', async () => {
    const { stripe, get, page, session } = await openPage()
    await stripe.checkout.sessions.expire(session.id)
    const answer = await get(page)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('href="http://localhost:4000/checkout/K7P-2QX"')
    expect((await get('/c/pay/cs_test_nothing')).status).toBe(404)
  })
})

describe("the bank's page", () => {
  it('leads on after success, and back to the card after failure', async () => {
    const { submit, get, page, session, stripe } = await openPage()
    const challenge = await submit(page, { ...card, number: '4000000000003220' })
    const bank = challenge.headers.get('location') ?? ''
    expect(await (await get(bank)).text()).toContain('•••• 3220')

    const failed = await submit(bank, { answer: 'fail' })
    expect(failed.headers.get('location')).toBe(page)
    expect(await (await get(page)).text()).toContain('Your bank could not confirm that it is you')

    await submit(page, { ...card, number: '4000000000003220' })
    const passed = await submit(bank, { answer: 'complete' })
    expect(passed.headers.get('location')).toBe(`http://localhost:4000/return?session=${session.id}`)
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete')
    expect((await submit(bank, { answer: 'complete' })).status).toBe(410)
  })

  it('returns to where a payment intent said, with the result', async () => {
    const { stripe, submit } = await openPage()
    const { id } = await stripe.paymentIntents.create({
      amount: 1999,
      currency: 'eur',
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      return_url: 'http://localhost:4000/extras?booking=b1',
    })
    const { headers } = await submit(`/3ds/${id}`, { answer: 'fail' })
    const location = new URL(headers.get('location') ?? '')
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      booking: 'b1',
      payment_intent: id,
      redirect_status: 'failed',
    })
  })
})

describe('other pages', () => {
  it('shows a receipt at its address', async () => {
    const { stripe, get } = await openPage()
    const intent = await stripe.paymentIntents.create({
      amount: 1999,
      currency: 'eur',
      payment_method: 'pm_card_visa',
      confirm: true,
      expand: ['latest_charge'],
    })
    const { receipt_url } = intent.latest_charge as Stripe.Charge
    const body = await (await get(new URL(receipt_url ?? '').pathname)).text()
    expect(body).toContain('€19.99')
    expect(body).toContain('Paid')
  })

  it('lists on the front page what happened, with buttons that work', async () => {
    const { get, submit, page, receiver, sandbox, state } = await openPage()
    await submit('/ui/decline', { reason: 'insufficient_funds' })
    expect((await submit(page, card)).status).toBe(402)
    await submit(page, card)
    await sandbox.webhooksSettled()
    const body = await (await get('/')).text()
    for (const text of ['K7P-2QX', 'complete', 'visa 4242', 'payment_intent.payment_failed', 'delivered']) {
      expect(body).toContain(text)
    }

    const before = receiver.events.length
    await submit('/ui/resend', { event: receiver.events[0]?.id ?? '' })
    await sandbox.webhooksSettled()
    expect(receiver.events).toHaveLength(before + 1)

    await submit('/ui/clock', { hours: '24' })
    expect(Date.parse((await state()).now) - Date.now()).toBeGreaterThan(23 * 3_600_000)
    await submit('/ui/decline', { reason: 'generic_decline' })
    await submit('/ui/fault', { kind: 'webhook_duplicate', rate: '0.3', often: 'always' })
    expect(await (await get('/')).text()).toContain('webhook duplicate 30 % ∞×')
    await submit('/ui/clear-faults', {})
    expect(sandbox.faults.list()).toEqual([])
  })

  it('lets a person dispute a charge on the front page, and decide the dispute', async () => {
    const { get, submit, page, stripe } = await openPage({ customer_creation: 'always' })
    await submit(page, card)
    const [charge] = (await stripe.charges.list()).data
    const disputed = await submit('/ui/dispute', { charge: charge?.id ?? '' })
    expect(disputed.headers.get('location')).toBe('/?done=disputed#disputes')
    const [dispute] = (await stripe.disputes.list()).data
    const shown = await (await get('/?done=disputed')).text()
    for (const text of [
      'The cardholder disputes this charge.',
      'needs response',
      'ana@example.test',
      '€182.40',
    ]) {
      expect(shown).toContain(text)
    }
    const decide = () => submit('/ui/decide', { dispute: dispute?.id ?? '', outcome: 'won' })
    await decide()
    expect(await stripe.disputes.retrieve(dispute?.id ?? '')).toMatchObject({ status: 'won' })
    // The page may be old: a button that comes too late says so instead of failing.
    expect((await decide()).headers.get('location')).toContain('done=refused')
  })
})
