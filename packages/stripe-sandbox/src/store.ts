import type { NewSession } from './objects/session-params.ts'
import type {
  BalanceTransaction,
  Charge,
  Customer,
  Dispute,
  Intent,
  LineItem,
  PaymentMethod,
  Refund,
  Session,
  SetupIntent,
  StripeEvent,
} from './objects/types.ts'

/** An HTTP answer of the API: status and JSON text. */
export interface Answer {
  status: number
  body: string
}

interface SavedAnswer extends Answer {
  /** The call the key was first used for (`POST /v1/refunds`) and a hash of its parameters. */
  call: string
  params: string
  /** Milliseconds since the epoch. */
  at: number
  /** How often it was given again. */
  replays: number
  /** The connection was cut before it was heard. */
  cutOff: boolean
}

/** How the sending of one event went so far. */
export interface Delivery {
  event: string
  state: 'pending' | 'delivered' | 'failed' | 'dropped'
  attempts: number
  /** The receiver's last HTTP status, or why there was none. */
  lastAnswer: number | string | null
}

/** All that the sandbox remembers. Maps keep the order of creation, which lists are given in, newest first. */
export interface Store {
  sessions: Map<string, Session>
  lineItems: Map<string, LineItem[]>
  intents: Map<string, Intent>
  setupIntents: Map<string, SetupIntent>
  charges: Map<string, Charge>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
  balanceTransactions: Map<string, BalanceTransaction>
  customers: Map<string, Customer>
  paymentMethods: Map<string, PaymentMethod>
  events: Map<string, StripeEvent>
  deliveries: Map<string, Delivery>
  /** Payment method → its test card number, which decides how it behaves. */
  cardNumbers: Map<string, string>
  /** Payment method that cannot be used again → since when (ms). */
  retiredMethods: Map<string, number>
  /** Payment method prepared with its owner present for charges without them → since when (ms). */
  preparedMethods: Map<string, number>
  /** Session → what its payment intent will be made of when a card is first tried. */
  intentData: Map<string, NonNullable<NewSession['payment_intent_data']>>
  /** Line item → the description its product was given, shown on the page. */
  productTexts: Map<string, string>
  /** Payment or setup intent → the checkout session it belongs to. */
  sessionOf: Map<string, string>
  /** Refund → when (ms) its bank answers, for the cards whose refunds take a while. */
  refundsDue: Map<string, number>
  /** Charge → when (ms) its holder disputes it, for the cards that do so by themselves. */
  disputesDue: Map<string, number>
  answers: Map<string, SavedAnswer>
}

export const createStore = (): Store => ({
  sessions: new Map(),
  lineItems: new Map(),
  intents: new Map(),
  setupIntents: new Map(),
  charges: new Map(),
  refunds: new Map(),
  disputes: new Map(),
  balanceTransactions: new Map(),
  customers: new Map(),
  paymentMethods: new Map(),
  events: new Map(),
  deliveries: new Map(),
  cardNumbers: new Map(),
  retiredMethods: new Map(),
  preparedMethods: new Map(),
  intentData: new Map(),
  productTexts: new Map(),
  sessionOf: new Map(),
  refundsDue: new Map(),
  disputesDue: new Map(),
  answers: new Map(),
})

/** The store as JSON text. */
export const dumpStore = (store: Store): string =>
  JSON.stringify(Object.fromEntries(Object.entries(store).map(([name, map]) => [name, [...map]])))

/** Reads what `dumpStore` wrote; collections that an older snapshot lacks stay empty. */
export function restoreStore(json: string): Store {
  const saved: Partial<Record<keyof Store, [string, never][]>> = JSON.parse(json)
  const store = createStore()
  for (const name of Object.keys(store) as (keyof Store)[]) {
    for (const [id, value] of saved[name] ?? []) store[name].set(id, value)
  }
  return store
}
