import type { BranchResult, Offer } from '@forecourt/domain/availability/contract'
import type { Branch } from '@forecourt/domain/fleet/contract'

/** One card: a class at a branch. */
export type OfferItem = {
  /** `branch:class`, the same for as long as the trip is. */
  key: string
  branch: Branch
  offer: Offer
  openAtStart: boolean
  openAtEnd: boolean
  opensAt: string | null
}

export const itemKey = (branchId: string, classId: string): string => `${branchId}:${classId}`

/** The cards that an answer holds, in its order. */
export function itemsOf(results: readonly BranchResult[]): OfferItem[] {
  return results.flatMap(({ offers, ...place }) =>
    offers.map((offer) => ({ key: itemKey(place.branch.id, offer.class.id), offer, ...place })),
  )
}

/** Whether it can be chosen: units are left, the driver is old enough, and the branch is open at both ends. */
export const isBookable = ({ offer, openAtStart, openAtEnd }: OfferItem): boolean =>
  offer.free > 0 && !offer.tooYoung && openAtStart && openAtEnd

export const sorts = ['best', 'total', 'distance'] as const
export type Sort = (typeof sorts)[number]

const byTotal = (a: OfferItem, b: OfferItem) => a.offer.totalMinor - b.offer.totalMinor
const byDistance = (a: OfferItem, b: OfferItem) => (a.branch.distanceM ?? 0) - (b.branch.distanceM ?? 0)

/** A kilometre to the branch weighs as much as this share of the total: far and a little cheaper is no better. */
const shareByKm = 0.01

const effort = ({ offer, branch }: OfferItem): number =>
  offer.totalMinor * (1 + (shareByKm * (branch.distanceM ?? 0)) / 1000)

/**
 * Best first: each class once, where it takes the least money and way; then each class's second best, and
 * so on. So the first screen shows the choice of cars, not one branch's whole list.
 */
function byRounds(items: readonly OfferItem[]): OfferItem[] {
  const rounds = new Map<string, number>()
  return [...items]
    .sort((a, b) => effort(a) - effort(b))
    .map((item) => {
      const round = rounds.get(item.offer.class.id) ?? 0
      rounds.set(item.offer.class.id, round + 1)
      return { item, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ item }) => item)
}

/** An ordinary bay first; one for a permit or a long vehicle only for those who look for it. */
const bayOrder = ['standard', 'ev', 'oversize', 'accessible']

const byBayKind = ({ offer: a }: OfferItem, { offer: b }: OfferItem) =>
  bayOrder.indexOf(a.class.bayKind ?? '') - bayOrder.indexOf(b.class.bayKind ?? '')

const orders: Record<Sort, (items: readonly OfferItem[]) => OfferItem[]> = {
  // A bay is chosen by its place first, a car by what it is.
  best: (items) =>
    items[0]?.offer.class.product === 'parking'
      ? [...items].sort((a, b) => byDistance(a, b) || byBayKind(a, b))
      : byRounds(items),
  total: (items) => [...items].sort((a, b) => byTotal(a, b) || byDistance(a, b)),
  distance: (items) => [...items].sort((a, b) => byDistance(a, b) || byTotal(a, b)),
}

/** The cards in the order asked for; what cannot be booked comes last. */
export function ordered(items: readonly OfferItem[], sort: Sort): OfferItem[] {
  const sorted = orders[sort](items)
  return [...sorted.filter(isBookable), ...sorted.filter((item) => !isBookable(item))]
}
