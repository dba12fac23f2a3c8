import { branchId, classId, unitId } from '@forecourt/domain/fleet/contract'
import { rateOption } from '@forecourt/domain/pricing/contract'
import { z } from 'zod'
import { tripSearch } from '../trip/trip.ts'

const maybe = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** The way through a booking, as the address bar keeps it: the trip, what was chosen, and the extras. */
export const wizardSearch = tripSearch.extend({
  /** The pick-up branch. */
  at: maybe(branchId),
  class: maybe(classId),
  /** One certain unit of the class, where the customer wants it. */
  unit: maybe(unitId),
  /** "child-seat:1,cover-plus:1" */
  extras: maybe(z.string().regex(/^[a-z0-9-]{2,40}:\d{1,2}(,[a-z0-9-]{2,40}:\d{1,2}){0,9}$/)),
  /** Paid ahead or flexible; flexible when nothing is said. */
  option: maybe(rateOption),
  /** A promotion's code. */
  promo: maybe(z.string().min(1).max(40)),
})
export type WizardSearch = z.output<typeof wizardSearch>

/** Pieces by extra. */
export type Extras = ReadonlyMap<string, number>

export function extrasOf(text: string | undefined): Extras {
  const pairs = (text ?? '').split(',').filter(Boolean)
  return new Map(
    pairs.map((pair) => {
      const [id = '', pieces = '1'] = pair.split(':')
      return [id, Number(pieces)]
    }),
  )
}

/** How extras stand in the address; none is no word at all. */
export function extrasText(extras: Extras): string | undefined {
  const wanted = [...extras].filter(([, pieces]) => pieces > 0)
  return wanted.map(([id, pieces]) => `${id}:${pieces}`).join(',') || undefined
}
