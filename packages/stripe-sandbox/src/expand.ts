import { invalidRequest } from './errors.ts'
import { listOf } from './list.ts'
import type { Store } from './store.ts'

type Resolver = (store: Store, id: string) => object | undefined

const byId =
  (
    collection:
      | 'balanceTransactions'
      | 'charges'
      | 'customers'
      | 'intents'
      | 'paymentMethods'
      | 'setupIntents',
  ): Resolver =>
  (store, id) =>
    store[collection].get(id)

const customer = byId('customers')
const intent = byId('intents')
const charge = byId('charges')
const setup = byId('setupIntents')
const balance_transaction = byId('balanceTransactions')
const method = byId('paymentMethods')

/** What can be put in place of an id, by kind of object. */
const REFERENCES: Record<string, Record<string, Resolver>> = {
  'checkout.session': { customer, payment_intent: intent, setup_intent: setup },
  payment_intent: { customer, latest_charge: charge, payment_method: method },
  setup_intent: { customer, payment_method: method },
  charge: { balance_transaction, customer, payment_intent: intent },
  refund: { balance_transaction, charge, payment_intent: intent },
  dispute: { charge, payment_intent: intent },
  payment_method: { customer },
}

/** What is left out unless it is asked for. */
const INCLUDED: Record<string, Record<string, Resolver>> = {
  'checkout.session': {
    line_items: (store, id) =>
      listOf(store.lineItems.get(id) ?? [], { url: `/v1/checkout/sessions/${id}/line_items` }),
  },
  charge: {
    refunds: (store, id) =>
      listOf([...store.refunds.values()].filter((refund) => refund.charge === id).reverse(), {
        url: `/v1/charges/${id}/refunds`,
      }),
  },
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** A copy of the answer with the objects that the paths (`payment_intent.latest_charge`) name in place of their ids. */
export function expand(store: Store, answer: object, paths: readonly string[]): object {
  if (paths.length === 0) return answer
  const copy = structuredClone(answer)
  for (const path of paths) follow(store, copy, path.split('.'), path)
  return copy
}

function follow(store: Store, value: unknown, [field, ...rest]: string[], path: string): void {
  if (field === undefined || value === null) return
  if (!isObject(value)) throw notExpandable(path)
  if (Array.isArray(value)) {
    for (const element of value) follow(store, element, [field, ...rest], path)
    return
  }
  const kind = String(value.object)
  const included = INCLUDED[kind]?.[field]
  const reference = REFERENCES[kind]?.[field]
  const current = value[field]
  if (included) value[field] = structuredClone(included(store, String(value.id)))
  else if (reference && typeof current === 'string') value[field] = structuredClone(reference(store, current))
  else if (!reference && !isObject(current)) throw notExpandable(path)
  follow(store, value[field], rest, path)
}

const notExpandable = (path: string) =>
  invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
