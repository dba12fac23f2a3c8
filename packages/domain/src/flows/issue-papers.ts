import type { PaymentRow, RefundRow } from '@forecourt/db/schema/payments'
import { z } from 'zod'
import { creditInvoiced, issueDocument } from '../invoicing/index.ts'
import { command, system, type Work } from '../kernel/index.ts'
import { balanceOf, findPayment } from '../payments/index.ts'
import { factsOf, postIssued } from './invoice-booking.ts'

/** A receipt for money that came in. Safe to repeat. */
export const receiptForPayment = command({
  name: 'flows.receiptForPayment',
  access: system,
  audited: false,
  input: z.object({ paymentId: z.uuid() }),
  run: async (work, { paymentId }): Promise<void> => {
    const payment = await findPayment(work.tx, paymentId)
    if (payment?.status === 'succeeded')
      await issueReceipt(work, `payment:${paymentId}`, payment, payment.amount_minor, { paymentId })
  },
})

/** A receipt for money that went back, and a credit note where it takes back what was invoiced. Safe to repeat. */
export const papersForRefund = command({
  name: 'flows.papersForRefund',
  access: system,
  audited: false,
  input: z.object({ refundId: z.uuid() }),
  run: async (work, { refundId }): Promise<void> => {
    const [refund] = await work.tx<RefundRow[]>`
      select * from refunds where id = ${refundId} and status = 'succeeded'`
    const payment = refund && (await findPayment(work.tx, refund.payment_id))
    if (!refund || !payment) return
    const { booking_id: bookingId, amount_minor: amountMinor, created_at: requestedAt, reason, way } = refund
    const { netMinor: keptMinor } = await balanceOf(work.tx, bookingId)
    const notes = await creditInvoiced(work, {
      ...{ bookingId, refundId, amountMinor, keptMinor, requestedAt, reason },
    })
    for (const note of notes) await postIssued(work, note)
    if (way === 'payment') await issueReceipt(work, `refund:${refundId}`, payment, amountMinor, { refundId })
    // The receipt of what the bank sent back stays; this one is of the way that it went at last.
    else {
      const by = { ...payment, method: otherWays[way], card_brand: null, card_last4: null }
      await issueReceipt(work, `refund:${refundId}:${way}`, by, amountMinor, { refundId })
    }
  },
})

const otherWays = { till: 'cash', transfer: 'transfer' } as const

type Of = { paymentId: string } | { refundId: string }

async function issueReceipt(
  work: Work,
  cause: string,
  by: Omit<PaymentRow, 'method'> & { method: 'card' | 'cash' | 'transfer' },
  totalMinor: number,
  of: Of,
): Promise<void> {
  const { product: _, taxBasisPoints: __, subject, ...facts } = await factsOf(work.tx, by.booking_id)
  const payment = { method: by.method, brand: by.card_brand, last4: by.card_last4 }
  await issueDocument(work, {
    kind: 'receipt',
    cause,
    ...facts,
    ...of,
    currency: by.currency,
    totalMinor,
    subject: { ...subject, payment },
    lines: [],
  })
}
