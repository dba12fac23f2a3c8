import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { freePort, startReceiver, startSandbox } from './testing/harness.ts'

const customer = (stripe: Stripe, name: string) => stripe.customers.create({ name })
const names = (events: Stripe.Event[]) => events.map((event) => (event.data.object as Stripe.Customer).name)

describe('a webhook', () => {
  it('is repeated until the receiver takes it', async () => {
    const { stripe, receiver, sandbox } = await startSandbox()
    receiver.status = 503
    await customer(stripe, 'Ana')
    await expect.poll(() => receiver.events.length).toBeGreaterThan(1)
    receiver.status = 204
    await sandbox.webhooksSettled()
    expect(new Set(receiver.events.map((event) => event.id)).size).toBe(1)
    const [event] = (await stripe.events.list()).data
    expect(event?.pending_webhooks).toBe(0)
  })

  it('waits for a receiver that is not there yet', async () => {
    const port = await freePort()
    const { stripe, sandbox, state } = await startSandbox({
      webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
      retryDelaysMs: Array.from({ length: 50 }, () => 20),
    })
    await customer(stripe, 'Ana')
    await expect.poll(async () => (await state()).deliveries).toEqual({ pending: 1 })
    const receiver = await startReceiver(port)
    await sandbox.webhooksSettled()
    expect(receiver.types()).toEqual(['customer.created'])
  })

  it('is given up after the last attempt, and can be sent again by hand', async () => {
    const { stripe, receiver, sandbox, control, state } = await startSandbox()
    receiver.status = 500
    await customer(stripe, 'Ana')
    await sandbox.webhooksSettled()
    expect(receiver.events).toHaveLength(4)
    expect((await state()).deliveries).toEqual({ failed: 1 })
    receiver.status = 200
    await control(`events/${receiver.events[0]?.id}/resend`)
    await sandbox.webhooksSettled()
    expect(receiver.events).toHaveLength(5)
  })

  it('is signed with the time of the machine, whatever the clock of the sandbox says', async () => {
    const { stripe, receiver, sandbox, control } = await startSandbox()
    await control('clock', { advanceSeconds: 30 * 86_400 })
    await customer(stripe, 'Ana')
    await sandbox.webhooksSettled()
    expect(receiver).toMatchObject({ events: [{ type: 'customer.created' }], forged: 0 })
  })
})

describe('a webhook in trouble', () => {
  it('is lost, but stays in the list of events', async () => {
    const { stripe, receiver, sandbox, control } = await startSandbox()
    await control('faults', { kind: 'webhook_drop', match: 'customer.' })
    await customer(stripe, 'Ana')
    await customer(stripe, 'Ben')
    await sandbox.webhooksSettled()
    expect(names(receiver.events)).toEqual(['Ben'])
    expect((await stripe.events.list()).data).toHaveLength(2)
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1)
  })

  it('comes twice', async () => {
    const { stripe, receiver, sandbox, control } = await startSandbox()
    await control('faults', { kind: 'webhook_duplicate' })
    await customer(stripe, 'Ana')
    await sandbox.webhooksSettled()
    expect(receiver.events).toHaveLength(2)
    expect(receiver.events[0]?.id).toBe(receiver.events[1]?.id)
  })

  it('comes after the one that followed it', async () => {
    const { stripe, receiver, sandbox, control } = await startSandbox()
    await control('faults', { kind: 'webhook_reorder' })
    await customer(stripe, 'Ana')
    await customer(stripe, 'Ben')
    await sandbox.webhooksSettled()
    expect(names(receiver.events)).toEqual(['Ben', 'Ana'])
  })

  it('comes late', async () => {
    const { stripe, receiver, sandbox, control } = await startSandbox()
    await control('faults', { kind: 'webhook_delay', delayMs: 150 })
    await customer(stripe, 'Ana')
    await customer(stripe, 'Ben')
    await sandbox.webhooksSettled()
    expect(names(receiver.events)).toEqual(['Ben', 'Ana'])
  })

  it('is forged, which the signature shows', async () => {
    const { stripe, receiver, sandbox, control } = await startSandbox()
    await control('faults', { kind: 'webhook_forge' })
    await customer(stripe, 'Ana')
    await sandbox.webhooksSettled()
    expect(receiver.forged).toBe(1)
    expect(receiver.events).toHaveLength(1)
  })
})

it('troubles have their share: some events come twice, some never, and all stay in the list', async () => {
  let dice = 0
  // The dice go round in tenths: three of ten throws are below 0.3.
  const random = () => (dice++ % 10) / 10
  const { stripe, receiver, sandbox } = await startSandbox({
    random,
    faults: [{ kind: 'webhook_duplicate', rate: 0.3, times: null }],
  })
  for (let n = 0; n < 10; n += 1) await customer(stripe, `Customer ${n}`)
  await sandbox.webhooksSettled()
  expect(receiver.events).toHaveLength(13)
  expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(10)

  sandbox.faults.clear()
  sandbox.faults.add({ kind: 'webhook_drop', rate: 0.2, times: null })
  for (let n = 0; n < 10; n += 1) await customer(stripe, `Customer ${n}`)
  await sandbox.webhooksSettled()
  expect(receiver.events).toHaveLength(13 + 8)
  const all = await stripe.events
    .list({ type: 'customer.created', limit: 3 })
    .autoPagingToArray({ limit: 100 })
  expect(new Set(all.map(({ id }) => id)).size).toBe(20)
})
