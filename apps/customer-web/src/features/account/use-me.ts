import { useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'

/** Who is signed in: `undefined` while that is being asked, `null` for a guest or when nobody can say. */
export function useMe() {
  const trpc = useTRPC()
  const { data, isError } = useQuery(trpc.identity.me.queryOptions(undefined, { staleTime: 5 * 60_000 }))
  return data === undefined && isError ? null : data
}
