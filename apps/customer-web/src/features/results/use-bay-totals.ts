import { useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import type { Trip } from '../trip/trip.ts'
import { itemKey } from './offers.ts'

/** How many bays of each class the car parks around have in all; empty for cars. */
export function useBayTotals(trip: Trip): ReadonlyMap<string, number> {
  const trpc = useTRPC()
  const { data } = useQuery(
    trpc.availability.parkings.queryOptions(
      { lat: trip.lat, lng: trip.lng, radiusKm: trip.radiusKm, kind: 'parking', limit: 100 },
      { enabled: trip.product === 'parking' },
    ),
  )
  const totals = (data?.items ?? []).flatMap(({ branch, bays }) =>
    bays.map(({ classId, total }) => [itemKey(branch.id, classId), total] as const),
  )
  return new Map(totals)
}
