import type { PaymentGateway, ProviderPayment } from './kernel/index.ts'

/** A payment provider in memory. `settle` is the customer paying, or the card saying no. */
export function fakeGateway() {
  const checkouts = new Map<string, ProviderPayment>()
  const refunds = new Map<string, { amountMinor: number; paymentIntentId: string }>()
  const find = (sessionId: string): ProviderPayment => {
    const found = checkouts.get(sessionId)
    if (!found) throw new Error(`No checkout ${sessionId}.`)
    return found
  }
  const change = (sessionId: string, patch: Partial<ProviderPayment>) =>
    checkouts.set(sessionId, { ...find(sessionId), ...patch })
  const gateway: PaymentGateway = {
    openCheckout: async ({ paymentId, amountMinor, currency }) => {
      const sessionId = `cs_${paymentId}`
      if (!checkouts.has(sessionId)) {
        checkouts.set(sessionId, {
          sessionId,
          sessionStatus: 'open',
          paymentIntentId: null,
          paid: false,
          amountMinor,
          currency,
          cardBrand: null,
          cardLast4: null,
          failureCode: null,
        })
      }
      return { sessionId, url: `http://localhost:4001/checkout/${sessionId}` }
    },
    fetchCheckout: async (sessionId) => find(sessionId),
    findCheckout: async (intent) => [...checkouts.values()].find((c) => c.paymentIntentId === intent) ?? null,
    expireCheckout: async (sessionId) => {
      if (find(sessionId).sessionStatus === 'open') change(sessionId, { sessionStatus: 'expired' })
    },
    refund: async ({ refundId, paymentIntentId, amountMinor }) => {
      refunds.set(refundId, { amountMinor, paymentIntentId })
      return { id: `re_${refundId}`, status: 'succeeded' }
    },
    readEvent: (rawBody) => JSON.parse(rawBody.toString()),
  }
  const settle = (sessionId: string, outcome: 'paid' | 'declined') =>
    change(sessionId, {
      paymentIntentId: `pi_${sessionId}`,
      ...(outcome === 'paid'
        ? { paid: true, sessionStatus: 'complete', cardBrand: 'visa', cardLast4: '4242', failureCode: null }
        : { failureCode: 'card_declined' }),
    })
  return { ...gateway, settle, checkouts, refunds }
}
