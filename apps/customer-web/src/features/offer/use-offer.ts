import { useLive, useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import type { Choice } from '../book/choice.ts'
import { isBookable, itemsOf, ordered } from '../results/offers.ts'
import { periodOf } from '../trip/trip.ts'

/** What a branch offers for the trip, kept fresh; the chosen class among it, and what could stand in for it. */
export function useOffer({ trip, branchId, classId }: Choice) {
  const trpc = useTRPC()
  const options = trpc.availability.branchOffers.queryOptions({
    branchId,
    product: trip.product,
    dropoffBranchId: trip.drop?.id,
    ...periodOf(trip),
    driverAge: trip.age,
  })
  const query = useQuery(options)
  const live = useLive({
    topics: [{ kind: 'branch', id: branchId }],
    invalidate: [options.queryKey, trpc.availability.freeUnits.pathKey()],
  })
  const items = query.data ? itemsOf([query.data]) : []
  const item = items.find(({ offer }) => offer.class.id === classId)
  const total = item?.offer.totalMinor ?? 0
  const others = items.filter((other) => isBookable(other) && other !== item)
  const similar = ordered(others, 'total').sort(
    (a, b) => Math.abs(a.offer.totalMinor - total) - Math.abs(b.offer.totalMinor - total),
  )
  return { query, live, item, similar: similar.slice(0, 3) }
}
