/** Payments: money asked for, taken and given back, and the ledger of it. */
export { attachCheckout } from './attach-checkout.ts'
export { inboxEvent, markProcessed } from './inbox.ts'
export { openPayment } from './open-payment.ts'
export { receiveEvent } from './receive-event.ts'
export { recordPayment } from './record-payment.ts'
export { requestRefund } from './request-refund.ts'
export { recordRefund, sendRefund } from './send-refund.ts'
export { balanceOf, findPayment, paymentOfSession } from './store.ts'
