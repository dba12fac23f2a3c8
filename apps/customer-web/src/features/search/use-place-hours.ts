import { serverNow, useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import type { SlotRule } from '@forecourt/ui'
import { splitLocal, toLocal } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { openingRule } from './opening-rule.ts'
import type { Spot } from './place.ts'

/** Nothing farther away is "here". */
const reachKm = 100
/** As far ahead as opening hours are read. */
const daysAhead = 70

export type PlaceZone = { zone: string } | 'none' | 'unknown'

/**
 * The zone whose clocks the dates of a search are of: the branch's own, or that of the branch nearest to the
 * place. `none` where we have no branch around, `unknown` until that is clear.
 */
export function usePlaceZone(spot: Spot | null, product: Product): PlaceZone {
  const trpc = useTRPC()
  const branch = useQuery(
    trpc.fleet.getBranch.queryOptions(
      { branchId: spot?.branch ?? '' },
      { enabled: spot?.branch !== undefined, staleTime: 60 * 60_000 },
    ),
  )
  const nearest = useQuery(
    trpc.fleet.listBranches.queryOptions(
      { lat: spot?.lat, lng: spot?.lng, radiusKm: reachKm, kind: product, limit: 1 },
      { enabled: spot !== null && spot.branch === undefined, staleTime: 60 * 60_000 },
    ),
  )
  if (spot === null) return 'unknown'
  if (branch.data && spot.branch) return { zone: branch.data.timeZone }
  if (!nearest.data || spot.branch) return 'unknown'
  const first = nearest.data.items[0]
  return first ? { zone: first.timeZone } : 'none'
}

/** The opening hours of a branch as a rule for the times to choose; undefined where there is no one branch. */
export function useOpeningRule(branchId: string | undefined, zone: string): SlotRule | undefined {
  const t = useT()
  const trpc = useTRPC()
  const today = splitLocal(toLocal(new Date(serverNow()).toISOString(), zone)).date
  const { data } = useQuery(
    trpc.fleet.openings.queryOptions(
      { branchId: branchId ?? '', from: today, days: daysAhead },
      { enabled: branchId !== undefined, staleTime: 60 * 60_000 },
    ),
  )
  return (
    data &&
    openingRule(data.intervals, data.timeZone, {
      opens: (time) => t('search.opens', { time }),
      closedDay: t('search.closedDay'),
    })
  )
}
