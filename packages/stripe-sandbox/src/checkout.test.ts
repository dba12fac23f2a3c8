import { describe, expect, it } from 'vitest'
import { sessionParams, startSandbox } from './testing/harness.ts'

describe('a checkout session', () => {
  it('is created open, with its total, its page and no payment intent yet', async () => {
    const { stripe, url } = await startSandbox()
    const session = await stripe.checkout.sessions.create(
      sessionParams({
        metadata: { booking: 'b1' },
        locale: 'fr',
        custom_text: { submit: { message: 'Held until 14:32, Lisbon time' } },
      }),
    )
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 18_240,
      currency: 'eur',
      payment_intent: null,
      metadata: { booking: 'b1' },
      locale: 'fr',
      client_reference_id: 'K7P-2QX',
      custom_text: { submit: { message: 'Held until 14:32, Lisbon time' } },
    })
    expect(session.url).toContain(`${url}/c/pay/${session.id}`)
    expect(session.expires_at - session.created).toBe(24 * 3600)
  })

  it('is completed by a card, and says so by signed events in the order of things', async () => {
    const { stripe, control, receiver, sandbox } = await startSandbox()
    const { id } = await stripe.checkout.sessions.create(
      sessionParams({ payment_intent_data: { metadata: { booking: 'b1' } } }),
    )
    expect((await control(`sessions/${id}/pay`, { card: '4242 4242 4242 4242' })).status).toBe(200)
    await sandbox.webhooksSettled()

    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge', 'line_items'],
    })
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'ana@example.test', name: 'Sandbox Customer' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 18_240,
        metadata: { booking: 'b1' },
        latest_charge: {
          captured: true,
          amount_captured: 18_240,
          amount_refunded: 0,
          payment_method_details: { card: { brand: 'visa', last4: '4242', three_d_secure: null } },
        },
      },
    })
    expect(session.line_items?.data.map((item) => [item.description, item.amount_total])).toEqual([
      ['Compact or similar', 15_240],
      ['Child seat', 3000],
    ])
    expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe('5080')
    expect(receiver.types().toSorted()).toEqual([
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.created',
      'payment_intent.succeeded',
    ])
    expect(receiver.forged).toBe(0)
  })
})
