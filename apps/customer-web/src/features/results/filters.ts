import type { UnitClass } from '@forecourt/domain/fleet/contract'
import { z } from 'zod'
import { isBookable, type OfferItem, sorts } from './offers.ts'

const maybe = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** Filters and view as the address bar keeps them. */
export const resultsSearch = z.object({
  sort: z.enum(sorts).optional().catch(undefined),
  view: maybe(z.literal('map')),
  seats: maybe(z.number().int().min(2).max(9)),
  gearbox: maybe(z.enum(['manual', 'automatic'])),
  fuel: maybe(z.enum(['petrol', 'diesel', 'hybrid', 'electric'])),
  /** At most this much in all, in minor units. */
  max: maybe(z.number().int().positive()),
  /** At most this far, in kilometres. */
  km: maybe(z.number().positive()),
  /** Can be cancelled for nothing at this moment and later. */
  free: maybe(z.literal(true)),
  bay: maybe(z.enum(['standard', 'ev', 'accessible', 'oversize'])),
  /** The car's height, in centimetres. */
  height: maybe(z.number().int().min(100).max(400)),
})
export type ResultsSearch = z.output<typeof resultsSearch>

type FilterValues = Omit<ResultsSearch, 'sort' | 'view'>
export type FilterName = keyof FilterValues

type Test<N extends FilterName> = (
  item: OfferItem,
  value: NonNullable<FilterValues[N]>,
  now: number,
) => boolean

/** What each filter lets through. */
const tests: { [N in FilterName]: Test<N> } = {
  seats: ({ offer }, least) => (offer.class.seats ?? 0) >= least,
  gearbox: ({ offer }, gearbox) => offer.class.gearbox === gearbox,
  fuel: ({ offer }, fuel) => offer.class.fuel === fuel,
  max: ({ offer }, most) => offer.totalMinor <= most,
  km: ({ branch }, most) => (branch.distanceM ?? 0) <= most * 1000,
  free: ({ offer }, _, now) => Date.parse(offer.freeCancellationUntil) > now,
  bay: ({ offer }, kind) => offer.class.bayKind === kind,
  height: ({ offer }, height) => (offer.class.maxHeightCm ?? Number.POSITIVE_INFINITY) >= height,
}

/** The filters of each product, in the order of the panel. */
export const filterNames = {
  rental: ['seats', 'gearbox', 'fuel', 'max', 'km', 'free'],
  parking: ['bay', 'height', 'max', 'km', 'free'],
} as const satisfies Record<string, readonly FilterName[]>

/** The filters of the product that are set. */
export function activeFilters(search: ResultsSearch, product: 'rental' | 'parking'): FilterName[] {
  return filterNames[product].filter((name) => search[name] !== undefined)
}

function passes<N extends FilterName>(name: N, item: OfferItem, search: ResultsSearch, now: number): boolean {
  const value = search[name]
  return value === undefined || tests[name](item, value, now)
}

/** The cards that pass all the named filters at the time `now` (ms). */
export function filtered(
  items: readonly OfferItem[],
  search: ResultsSearch,
  names: readonly FilterName[],
  now: number,
): OfferItem[] {
  return items.filter((item) => names.every((name) => passes(name, item, search, now)))
}

/** When nothing passes: the one filter whose removal shows the most that can be booked, and how many. */
export function blockingFilter(
  items: readonly OfferItem[],
  search: ResultsSearch,
  names: readonly FilterName[],
  now: number,
): { name: FilterName; shows: number } | null {
  const [best] = names
    .map((name) => ({
      name,
      shows: filtered(
        items,
        search,
        names.filter((other) => other !== name),
        now,
      ).filter(isBookable).length,
    }))
    .sort((a, b) => b.shows - a.shows)
  return best && best.shows > 0 ? best : null
}

/** Filters that let pass what is like a class: as many seats and the same gearbox, or the same kind of bay. */
export function likeClass({ seats, gearbox, bayKind }: UnitClass): ResultsSearch {
  if (bayKind) return { bay: bayKind }
  return { seats: seats ?? undefined, gearbox: gearbox ?? undefined }
}
