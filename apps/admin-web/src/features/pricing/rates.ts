import { type Outputs, serverNow, useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/pricing/contract'
import { toLocal, useToast } from '@forecourt/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useBranch } from '../shell/branch-context.ts'

export type RatePlan = Outputs['pricing']['listRatePlans'][number]
export type RateRule = Outputs['pricing']['listRateRules'][number]
export type BranchGroup = Outputs['pricing']['listBranchGroups'][number]
export type LoyaltyTier = Outputs['pricing']['listLoyaltyTiers'][number]
export type OneWayFee = Outputs['pricing']['listOneWayFees'][number]
export type Promotion = Outputs['pricing']['listPromotions'][number]

/** Classes and groups hardly ever change. */
const hour = 60 * 60_000

export const useClasses = () => {
  const trpc = useTRPC()
  return useQuery(trpc.fleet.listClasses.queryOptions({}, { staleTime: hour })).data ?? []
}

export const useGroups = () => {
  const trpc = useTRPC()
  return useQuery(trpc.pricing.listBranchGroups.queryOptions({}, { staleTime: hour })).data ?? []
}

/** What a branch sells: cars, bays, or both. */
export function useProducts(): Product[] {
  const { rents, parks } = useBranch().branch
  return [...(rents ? (['rental'] as const) : []), ...(parks ? (['parking'] as const) : [])]
}

/** The day that the branch's calendar shows: "2026-03-12". */
export function useToday(): string {
  const { timeZone } = useBranch().branch
  return toLocal(new Date(serverNow()).toISOString(), timeZone).slice(0, 10)
}

/** What follows a change of any price: it is said, and all prices on the screen are read again. */
export function usePriceDone(then: () => void): (words: string) => void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  return (words) => {
    toast(words)
    void queries.invalidateQueries({ queryKey: trpc.pricing.pathKey() })
    then()
  }
}
