/** Payments: money asked for, taken and given back, and the ledger of it. */
export { attachCheckout } from './attach-checkout.ts'
export { authorise, planRenewals } from './authorise.ts'
export { chargeCard } from './charge-card.ts'
export { closeTill } from './close-till.ts'
export { closeCollections, planCollection } from './collections.ts'
export {
  decideGoodwill,
  findGoodwill,
  grantedAlone,
  grantedFor,
  refundableOf,
  writeGoodwill,
} from './goodwill.ts'
export { inboxEvent, markProcessed, unknownEvents } from './inbox.ts'
export { listEvents } from './list-events.ts'
export { moveCash } from './move-cash.ts'
export { noteTransfer } from './note-transfer.ts'
export { adjustPriceHold, livePriceHold, openAuthorisation } from './open-authorisation.ts'
export { openPayment } from './open-payment.ts'
export { openTill } from './open-till.ts'
export { payOutRefund } from './pay-out-refund.ts'
export { postDocument } from './post-document.ts'
export { receiveEvent } from './receive-event.ts'
export { recordDispute } from './record-dispute.ts'
export { recordPayment } from './record-payment.ts'
export { followRefund, recordRefund } from './record-refund.ts'
export { refundBooking } from './refund-booking.ts'
export { requestRefund } from './request-refund.ts'
export { retryEvent } from './retry-event.ts'
export { savedCardOf } from './save-card.ts'
export { sendRefund } from './send-refund.ts'
export { refreshAuthorisation, settleAuthorisation } from './settle-authorisation.ts'
export { balanceOf, canBeSent, findPayment, isGivenByStaff, paymentOfSession } from './store.ts'
export { takeCash } from './take-cash.ts'
export { mustWorkAtTill } from './till.ts'
