/** Stripe's test cards, and how each behaves. https://docs.stripe.com/testing */

/** Why a bank says no. `code` is the error's, `declineCode` the finer reason. */
export interface Decline {
  code: string
  declineCode: string
  message: string
}

export const DECLINES = {
  generic_decline: {
    code: 'card_declined',
    declineCode: 'generic_decline',
    message: 'Your card was declined.',
  },
  insufficient_funds: {
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  lost_card: { code: 'card_declined', declineCode: 'lost_card', message: 'Your card was declined.' },
  expired_card: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  incorrect_cvc: {
    code: 'incorrect_cvc',
    declineCode: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
  },
  processing_error: {
    code: 'processing_error',
    declineCode: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  authentication_required: {
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  },
} as const satisfies Record<string, Decline>

export type DeclineName = keyof typeof DECLINES

/** Why a cardholder takes a payment back. */
export const DISPUTE_REASONS = [
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'general',
] as const

export type DisputeReason = (typeof DISPUTE_REASONS)[number]

export interface TestCard {
  number: string
  brand: 'visa' | 'mastercard' | 'amex'
  funding: 'credit' | 'debit'
  country: string
  /** Stripe's ready-made payment method of this card (`pm_card_…`). */
  alias?: string
  /** The charge is refused. */
  decline?: DeclineName
  /** It can be saved all the same. */
  declinesOnlyCharges?: true
  /** 3-D Secure: on every payment, or until the card was saved for off-session use. */
  authenticate?: 'always' | 'unless_saved'
  /** The authorisation succeeds, and taking the money later is refused. The sandbox's own: Stripe has no such card. */
  captureFails?: true
  /** Its holder disputes every payment as soon as it was captured. */
  dispute?: DisputeReason
  /** What the bank makes of a refund a few seconds after it was made. */
  refund?: 'succeeds_later' | 'fails_later'
}

const visa = { brand: 'visa', funding: 'credit', country: 'US' } as const
const mastercard = { brand: 'mastercard', funding: 'credit', country: 'US' } as const
const amex = { brand: 'amex', funding: 'credit', country: 'US' } as const

export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', ...visa, alias: 'pm_card_visa' },
  { number: '4000056655665556', ...visa, funding: 'debit', alias: 'pm_card_visa_debit' },
  { number: '4000002500000003', ...visa, country: 'FR', alias: 'pm_card_fr' },
  { number: '5555555555554444', ...mastercard, alias: 'pm_card_mastercard' },
  { number: '2223003122003222', ...mastercard },
  { number: '5200828282828210', ...mastercard, funding: 'debit', alias: 'pm_card_mastercard_debit' },
  { number: '378282246310005', ...amex, alias: 'pm_card_amex' },
  { number: '371449635398431', ...amex },
  {
    number: '4000000000000002',
    ...visa,
    decline: 'generic_decline',
    alias: 'pm_card_visa_chargeDeclined',
  },
  {
    number: '4000000000009995',
    ...visa,
    decline: 'insufficient_funds',
    alias: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  },
  {
    number: '4000000000009987',
    ...visa,
    decline: 'lost_card',
    alias: 'pm_card_visa_chargeDeclinedLostCard',
  },
  {
    number: '4000000000000069',
    ...visa,
    decline: 'expired_card',
    alias: 'pm_card_chargeDeclinedExpiredCard',
  },
  {
    number: '4000000000000127',
    ...visa,
    decline: 'incorrect_cvc',
    alias: 'pm_card_chargeDeclinedIncorrectCvc',
  },
  {
    number: '4000000000000119',
    ...visa,
    decline: 'processing_error',
    alias: 'pm_card_chargeDeclinedProcessingError',
  },
  {
    number: '4000000000000341',
    ...visa,
    decline: 'generic_decline',
    declinesOnlyCharges: true,
    alias: 'pm_card_chargeCustomerFail',
  },
  {
    number: '4000002500003155',
    ...visa,
    authenticate: 'unless_saved',
    alias: 'pm_card_authenticationRequiredOnSetup',
  },
  {
    number: '4000002760003184',
    ...visa,
    authenticate: 'always',
    alias: 'pm_card_authenticationRequired',
  },
  { number: '4000000000003220', ...visa, authenticate: 'always', alias: 'pm_card_threeDSecure2Required' },
  {
    number: '4000008400001629',
    ...visa,
    authenticate: 'always',
    decline: 'generic_decline',
    alias: 'pm_card_threeDSecureRequiredChargeDeclined',
  },
  { number: '4000000000002271', ...visa, captureFails: true, alias: 'pm_card_sandbox_captureFails' },
  { number: '4000000000000259', ...visa, dispute: 'fraudulent', alias: 'pm_card_createDispute' },
  {
    number: '4000000000002685',
    ...visa,
    dispute: 'product_not_received',
    alias: 'pm_card_createDisputeProductNotReceived',
  },
  { number: '4000000000007726', ...visa, refund: 'succeeds_later', alias: 'pm_card_pendingRefund' },
  { number: '4000000000005126', ...visa, refund: 'fails_later', alias: 'pm_card_refundFail' },
]

/** The card with this number, which must be one of the list. */
export function testCard(number: string): TestCard {
  const card = findCard(number)
  if (!card) throw new Error(`${number} is not a test card`)
  return card
}

export const findCard = (number: string): TestCard | undefined =>
  TEST_CARDS.find((card) => card.number === number)

/** The card behind one of Stripe's ready-made payment methods. */
export const cardByAlias = (alias: string): TestCard | undefined =>
  TEST_CARDS.find((card) => card.alias === alias)
