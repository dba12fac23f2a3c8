import { createIntent } from '../objects/payment-intent.ts'
import { resolvePaymentMethod } from '../objects/payment-method.ts'
import type { World } from '../world.ts'
import { confirmIntent } from './confirm.ts'

/** `pi_seed_12000_eur_…`: a payment that the demonstration data says was made here, with its amount and currency. */
const seeded = /^pi_seed_(\d+)_([a-z]{3})_/

/**
 * Makes good what the demonstration data claims: its payments never went through the sandbox, yet a person who
 * tries it will want to refund them. Any other id is left alone.
 */
export function makeSeededIntent(world: World, id: string): void {
  const [, amount, currency] = seeded.exec(id) ?? []
  if (!amount || !currency || world.store.intents.has(id)) return
  const intent = createIntent(world, { id, amount: Number(amount), currency })
  const method = resolvePaymentMethod(world, 'pm_card_visa')
  confirmIntent(world, intent, { method, offSession: false, returnUrl: null })
}
