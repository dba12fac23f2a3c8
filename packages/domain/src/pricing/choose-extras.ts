import { refuse } from '../kernel/index.ts'
import type { PricedExtra } from './fees.ts'
import type { ExtraOffer } from './store.ts'

/**
 * What was wished for, with its price.
 * @throws INVALID_INPUT on field `extras`: unknown here, named twice, or more than there may be
 */
export function chooseExtras(
  wishes: readonly { id: string; quantity: number }[],
  offers: readonly ExtraOffer[],
): PricedExtra[] {
  return wishes.map(({ id, quantity }, index) => {
    const offer = offers.find((candidate) => candidate.id === id)
    if (!offer) return refuseExtra(`There is no extra ${id} here.`)
    if (wishes.findIndex((wish) => wish.id === id) !== index) refuseExtra(`Name ${id} once.`)
    if (quantity > offer.max_quantity) refuseExtra(`At most ${offer.max_quantity} of ${id}.`)
    return { id, quantity, charge: offer.charge, amountMinor: offer.amount_minor }
  })
}

const refuseExtra = (message: string): never =>
  refuse('INVALID_INPUT', `extras: ${message}`, { errors: [{ field: 'extras', message }] })
