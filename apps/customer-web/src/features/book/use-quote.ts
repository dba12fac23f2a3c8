import { type Inputs, useTRPCClient } from '@forecourt/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'

type QuoteInput = Inputs['pricing']['makeQuote']

/** A quote is good for 15 minutes; after this long a screen asks for another. */
const freshMs = 10 * 60_000

export const quoteKey = (input: QuoteInput) => ['quote', input] as const

/**
 * The itemised price of what is chosen. The same choice is asked once, on whichever screen it is shown.
 * @param keeps shows the price before while the next is asked for (`isPlaceholderData`): nothing moves under a hand
 */
export function useQuote(input: QuoteInput, { enabled = true, keeps = false } = {}) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: quoteKey(input),
    queryFn: () => client.pricing.makeQuote.mutate(input),
    enabled,
    ...(keeps && { placeholderData: keepPreviousData }),
    staleTime: freshMs,
    gcTime: freshMs,
    refetchOnWindowFocus: true,
    retry: false,
  })
}
