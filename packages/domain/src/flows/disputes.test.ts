import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { DisputeRow } from '@forecourt/db/schema/payments'
import { createSandbox, type Sandbox } from '@forecourt/stripe-sandbox'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditionViews } from '../gate/contract.ts'
import { type Actor, type Runtime, systemCall } from '../kernel/index.ts'
import { receiveEvent, recordDispute, sendRefund } from '../payments/index.ts'
import { createStripeGateway } from '../payments/stripe.ts'
import { userActor } from '../testing.ts'
import { evidenceOf } from './evidence-facts.ts'
import { sectionsOf } from './evidence-sections.ts'
import {
  addPhoto,
  bookingHistory,
  cancelBooking,
  disputesOfBooking,
  disputesToSeeTo,
  evidencePack,
  getBooking,
  processStripeEvent,
  receiptForPayment,
  settlePayment,
  startCheckout,
  sweeps,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

const secretKey = 'sk_test_of_the_disputes'
const webhookSecret = 'whsec_of_the_disputes'

let world: World
let sandbox: Sandbox
let runtime: Runtime
let origin: string
const webhooks = createServer(async (request, answer) => {
  const event = runtime.gateway.readEvent(await buffer(request), String(request.headers['stripe-signature']))
  await receiveEvent(systemCall(runtime, 'webhook'), event)
  answer.end()
})

beforeEach(async () => {
  world = await makeWorld()
  sandbox = createSandbox({ port: 0, webhookUrl: null, webhookSecret, apiKey: secretKey })
  origin = await sandbox.listen()
  runtime = { ...world.runtime, gateway: createStripeGateway({ secretKey, webhookSecret, apiBase: origin }) }
  await new Promise<void>((ready) => webhooks.listen(0, '127.0.0.1', ready))
  sandbox.sendWebhooksTo(`http://127.0.0.1:${(webhooks.address() as AddressInfo).port}/`)
})
afterEach(async () => {
  webhooks.closeAllConnections()
  await new Promise((done) => webhooks.close(done))
  await sandbox.close()
  await expectSound(world)
  await world.drop()
})

const as = (actor: Actor) => ({ ...world.call(actor), runtime })
const system = () => systemCall(runtime, 'test')
const tell = async (path: string, body: object) => {
  const response = await fetch(`${origin}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as { id: string }
}

/** What the provider told us of is acted on. */
async function settle() {
  await sandbox.webhooksSettled()
  const events = await world.sql<{ id: string }[]>`select id from stripe_events where processed_at is null`
  for (const { id } of events) await processStripeEvent(system(), { stripeEventId: id })
}

/** A booking that was paid by card, and its cardholder disputes it. */
async function disputed() {
  const { id: bookingId } = await world.hold()
  const checkout = await startCheckout(as(guest), { bookingId })
  await tell(`sessions/${checkout.checkoutSessionId}/pay`, { card: '4242424242424242' })
  await settlePayment(system(), { paymentId: checkout.paymentId })
  const [payment] = await world.sql<{ intent: string }[]>`select payment_intent_id as intent from payments`
  const charges = await fetch(`${origin}/v1/charges?payment_intent=${payment?.intent}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  const { data } = (await charges.json()) as { data: { id: string }[] }
  const dispute = await tell(`charges/${data[0]?.id}/dispute`, { reason: 'product_not_received' })
  await settle()
  return { bookingId, disputeId: dispute.id }
}

const books = async () =>
  Object.fromEntries(
    (
      await world.sql<{ account: string; sum: number }[]>`
        select account, sum(amount_minor)::bigint as sum from ledger_entries group by 1 having sum(amount_minor) <> 0`
    ).map(({ account, sum }) => [account, sum]),
  )

const ofBooking = (bookingId: string) => disputesOfBooking(as(world.staffActor), { bookingId })
const toSeeTo = () => disputesToSeeTo(as(world.staffActor), { branchId: world.branch.id })

describe('a dispute', () => {
  it('flags its booking with a deadline, and books what left and the fee', async () => {
    const { bookingId, disputeId } = await disputed()
    const [one, ...others] = await ofBooking(bookingId)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      providerId: disputeId,
      status: 'needs_response',
      reason: 'product_not_received',
      amountMinor: 12_000,
      heldMinor: 12_000,
    })
    expect(Date.parse(one?.evidenceDueAt ?? '')).toBeGreaterThan(Date.now() + 8 * 86_400_000)
    expect(await toSeeTo()).toMatchObject([{ bookingId, contactName: 'Ada Byron' }])
    expect(await books()).toEqual({
      receivable: -12_000,
      card_clearing: -2000,
      disputes: 12_000,
      fees: 2000,
    })
    const history = await bookingHistory(as(world.staffActor), { bookingId })
    expect(history.map(({ verb }) => verb)).toContain('payments.recordDispute')
    const [told] = await world.sql<{ topics: string[] }[]>`
      select topics from outbox where type = 'dispute.changed' limit 1`
    expect(told?.topics).toContain(`board:${world.branch.id}`)
  })

  it('is for staff of its branches alone', async () => {
    const { bookingId } = await disputed()
    const other = as(userActor('agent', ['elsewhere']))
    await expect(disputesOfBooking(other, { bookingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(disputesOfBooking(as(guest), { bookingId })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    await expect(disputesToSeeTo(other, { branchId: world.branch.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('that is won brings the money back, less the fee', async () => {
    const { bookingId, disputeId } = await disputed()
    await tell(`disputes/${disputeId}/decide`, { outcome: 'won' })
    await settle()
    expect(await ofBooking(bookingId)).toMatchObject([{ status: 'won', heldMinor: 0 }])
    expect(await toSeeTo()).toEqual([])
    expect(await books()).toEqual({ receivable: -12_000, card_clearing: 10_000, fees: 2000 })
  })

  it('that is lost is an expense, and nothing goes back to the card once more', async () => {
    const { bookingId, disputeId } = await disputed()
    await cancelBooking(as(world.staffActor), { bookingId })
    world.clock.advance(minutes(5))
    const refunds = () => world.sql<{ id: string; status: string }[]>`select id, status from refunds`
    const [refund] = await refunds()
    // Asked for it, the provider would refuse.
    await sendRefund(system(), { refundId: refund?.id ?? '' })
    expect(await sweeps.sendRefunds(system(), {})).toEqual({ done: 0, failed: 0 })
    expect(await refunds()).toMatchObject([{ status: 'requested' }])
    await tell(`disputes/${disputeId}/decide`, { outcome: 'lost' })
    await settle()
    expect(await ofBooking(bookingId)).toMatchObject([{ status: 'lost', heldMinor: 0 }])
    expect(await refunds()).toMatchObject([{ status: 'failed' }])
    expect(await books()).toEqual({
      receivable: -12_000,
      card_clearing: -2000,
      dispute_losses: 12_000,
      fees: 2000,
    })
  })

  it('that was lost leaves nothing to refund, whoever asks later', async () => {
    const { bookingId, disputeId } = await disputed()
    await tell(`disputes/${disputeId}/decide`, { outcome: 'lost' })
    await settle()
    await cancelBooking(as(world.staffActor), { bookingId })
    expect(await world.sql`select 1 from refunds`).toEqual([])
  })

  it('is booked once, however often and in whatever order the news comes', async () => {
    const { disputeId } = await disputed()
    const early = await runtime.gateway.fetchDispute(disputeId)
    await tell(`disputes/${disputeId}/decide`, { outcome: 'won' })
    const late = await runtime.gateway.fetchDispute(disputeId)
    await Promise.all([late, early, late].map((state) => recordDispute(system(), { state })))
    await settle()
    await recordDispute(system(), { state: early })
    expect(await books()).toEqual({ receivable: -12_000, card_clearing: 10_000, fees: 2000 })
    expect(await world.sql`select status from disputes`).toMatchObject([{ status: 'won' }])
  })

  it('of a payment that nobody knows is tried again later', async () => {
    const { disputeId } = await disputed()
    const known = await runtime.gateway.fetchDispute(disputeId)
    const state = { ...known, id: 'du_other', paymentIntentId: 'pi_other' }
    await expect(recordDispute(system(), { state })).rejects.toThrow('no payment that is known')
  })

  it.each([
    ['decided before its money is back', 'won', 'under_review'],
    ['withdrawn by the bank', 'closed', 'closed'],
  ] as const)('%s is never out of the books', async (_how, said, status) => {
    const { disputeId } = await disputed()
    const state = await runtime.gateway.fetchDispute(disputeId)
    await recordDispute(system(), { state: { ...state, status: said } })
    expect(await world.sql`select status from disputes`).toMatchObject([{ status }])
    await expectSound(world)
  })
})

describe('the evidence', () => {
  it('is a file of more than one page with all that speaks for us, for staff of the branches', async () => {
    const { bookingId } = await disputed()
    const [dispute] = await ofBooking(bookingId)
    const disputeId = dispute?.id ?? ''
    await world.sql`
      insert into notifications (id, cause_key, kind, channel, recipient, locale, booking_id, subject, attachments, due_at, sent_at, created_at)
      select gen_random_uuid(), 'm' || n, 'booking_confirmed', 'email', 'ada@example.test', 'en', ${bookingId}, 'Booked ' || n, '[]',
        now(), now(), now() from generate_series(1, 60) n`
    for (const locale of ['en', 'fr'] as const) {
      const { filename, pdf } = await evidencePack(as(world.staffActor), { disputeId, locale })
      expect(filename).toMatch(/^evidence-[A-Z0-9]{6}\.pdf$/)
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
    }
    const other = as(userActor('agent', ['elsewhere']))
    await expect(evidencePack(other, { disputeId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('shows the car as it was handed over, small enough for a bank to take', async () => {
    const { bookingId } = await disputed()
    const [dispute] = await ofBooking(bookingId)
    const pack = async () =>
      (await evidencePack(as(world.staffActor), { disputeId: dispute?.id ?? '', locale: 'en' })).pdf
    const pictures = (pdf: Buffer) => pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0
    expect(pictures(await pack())).toBe(0)
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
    const image = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } })
    const picture = (await image.jpeg({ quality: 40 }).toBuffer()).toString('base64')
    for (const view of conditionViews)
      await addPhoto(as(world.staffActor), { bookingId, stage: 'out', view, picture })
    expect(pictures(await pack())).toBe(conditionViews.length)
    // All that goes to the bank together: https://docs.stripe.com/disputes/responding
    expect((await pack()).length).toBeLessThan(4_500_000)
  })

  it('tells the booking, its terms, its events and its documents', async () => {
    const { bookingId } = await disputed()
    const [row] = await world.sql<DisputeRow[]>`select * from disputes`
    if (!row) throw new Error('no dispute')
    await receiptForPayment(system(), { paymentId: row.payment_id })
    const booking = await getBooking(as(world.staffActor), { bookingId })
    const sections = sectionsOf(await evidenceOf(world.sql, row, booking), 'en')
    const said = (title: string) => sections.find((one) => one.title === title)?.rows ?? []
    expect(said('The dispute')).toContainEqual(['Reason given', 'product not received'])
    expect(said('The booking')).toContainEqual(['Customer', 'Ada Byron'])
    expect(said('What was agreed and charged')).toContainEqual(['Total, tax included', '€120.00'])
    expect(said('What happened, and when').map(([, what]) => what)).toEqual([
      'Reserved, terms accepted',
      'Payment by card: succeeded',
      'Confirmed',
      'Dispute: needs response',
    ])
    expect(said('Hand-over and return')).toEqual([])
    expect(said('Invoices and receipts')).toEqual([['FC-R-2026-000001', '€120.00, 2 March 2026 at 09:00']])
  })
})
