import { setTimeout as sleep } from 'node:timers/promises'
import type {
  CheckoutTakes,
  ListedEvent,
  PaymentGateway,
  ProviderCharge,
  ProviderPayment,
  ProviderRefund,
} from './kernel/index.ts'

/** A payment provider in memory. `settle` is the customer paying, or the card saying no. */
export function fakeGateway(now: () => Date = () => new Date()) {
  const checkouts = new Map<string, ProviderPayment>()
  /** What each checkout takes: money, a hold, or the card alone. */
  const takings = new Map<string, CheckoutTakes>()
  const refunds = new Map<string, { amountMinor: number; paymentIntentId: string; asked: number }>()
  /** What the customers' banks say of refunds at the moment. */
  const bank = { refunds: 'succeeded' as ProviderRefund['status'] }
  const refundOf = (refundId: string): ProviderRefund => ({
    id: `re_${refundId}`,
    refundId,
    status: bank.refunds,
    failureCode: bank.refunds === 'failed' ? 'expired_or_canceled_card' : null,
  })
  const charges = new Map<string, ProviderCharge>()
  const events: ListedEvent[] = []
  /** Which customers' cards say no, and why. */
  const declines = new Map<string, string>()
  const cardOf = (sessionId: string) => ({
    customerId: `cus_${sessionId}`,
    paymentMethodId: `pm_${sessionId}`,
  })
  const put = (charge: ProviderCharge & { paymentIntentId: string }) => {
    charges.set(charge.paymentIntentId, charge)
    return charge
  }
  const chargeOf = (paymentIntentId: string) => {
    const found = charges.get(paymentIntentId)
    if (!found) throw new Error(`No charge ${paymentIntentId}.`)
    return { ...found, paymentIntentId }
  }
  const find = (sessionId: string): ProviderPayment => {
    const found = checkouts.get(sessionId)
    if (!found) throw new Error(`No checkout ${sessionId}.`)
    return found
  }
  const change = (sessionId: string, patch: Partial<ProviderPayment>) =>
    checkouts.set(sessionId, { ...find(sessionId), ...patch })
  const gateway: PaymentGateway = {
    openCheckout: async ({ paymentId, amountMinor, currency, takes }) => {
      const sessionId = `cs_${paymentId}`
      takings.set(sessionId, takes)
      if (!checkouts.has(sessionId)) {
        checkouts.set(sessionId, {
          sessionId,
          sessionStatus: 'open',
          paymentIntentId: null,
          paid: false,
          secured: null,
          amountMinor,
          currency,
          cardBrand: null,
          cardLast4: null,
          failureCode: null,
          card: null,
        })
      }
      return { sessionId, url: `http://localhost:4001/checkout/${sessionId}` }
    },
    fetchCheckout: async (sessionId) => find(sessionId),
    findCheckout: async (intent) => [...checkouts.values()].find((c) => c.paymentIntentId === intent) ?? null,
    expireCheckout: async (sessionId) => {
      if (find(sessionId).sessionStatus === 'open') change(sessionId, { sessionStatus: 'expired' })
    },
    chargeCard: async ({ key, customerId, amountMinor, holdOnly }) => {
      const paymentIntentId = `pi_${key}`
      const known = charges.get(paymentIntentId)
      if (known) return known
      const failureCode = declines.get(customerId) ?? null
      const status = failureCode !== null ? 'declined' : holdOnly ? 'held' : 'paid'
      const captureBefore = status === 'held' ? inAWeek() : null
      return put({ paymentIntentId, status, amountMinor, captureBefore, failureCode })
    },
    fetchCharge: async (id) => chargeOf(id),
    captureHeld: async ({ paymentIntentId, amountMinor }) => {
      const charge = chargeOf(paymentIntentId)
      return charge.status === 'held' ? put({ ...charge, status: 'paid', amountMinor }) : charge
    },
    releaseHeld: async (id) => {
      const charge = chargeOf(id)
      return charge.status === 'held' ? put({ ...charge, status: 'released' }) : charge
    },
    refund: async ({ refundId, paymentIntentId, amountMinor }) => {
      const asked = (refunds.get(refundId)?.asked ?? 0) + 1
      refunds.set(refundId, { amountMinor, paymentIntentId, asked })
      // A network takes its time, in which others come by.
      await sleep(20)
      return refundOf(refundId)
    },
    fetchRefund: async (id) => refundOf(id.slice('re_'.length)),
    listEvents: async ({ after }) => {
      const rest = after === null ? events : events.slice(events.findIndex(({ id }) => id === after) + 1)
      const page = rest.slice(0, 2)
      return { events: page, next: rest.length > page.length ? (page.at(-1)?.id ?? null) : null }
    },
    fetchDispute: async (id) => {
      throw new Error(`No dispute ${id}.`)
    },
    readEvent: (rawBody) => JSON.parse(rawBody.toString()),
  }
  const inAWeek = () => new Date(now().getTime() + 7 * 86_400_000)
  const complete = (sessionId: string): Partial<ProviderPayment> => {
    const takes = takings.get(sessionId) ?? 'payment'
    const paymentIntentId = takes === 'card' ? null : `pi_${sessionId}`
    const { amountMinor } = find(sessionId)
    const held = { status: 'held', captureBefore: inAWeek(), failureCode: null, amountMinor } as const
    if (takes === 'hold' && paymentIntentId) put({ ...held, paymentIntentId })
    return {
      paymentIntentId,
      paid: takes === 'payment',
      secured: { payment: null, hold: { captureBefore: inAWeek() }, card: { captureBefore: null } }[takes],
      sessionStatus: 'complete',
      cardBrand: 'visa',
      cardLast4: '4242',
      failureCode: null,
      card: cardOf(sessionId),
    }
  }
  const settle = (sessionId: string, outcome: 'paid' | 'declined') =>
    change(
      sessionId,
      outcome === 'paid'
        ? complete(sessionId)
        : { paymentIntentId: `pi_${sessionId}`, failureCode: 'card_declined' },
    )
  return { ...gateway, settle, checkouts, refunds, bank, charges, declines, events }
}
