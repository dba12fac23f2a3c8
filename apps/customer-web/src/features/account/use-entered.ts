import { useTRPC } from '@forecourt/client'
import type { Me } from '@forecourt/domain/identity/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

/** After signing in or up: remembers who it is, forgets what a guest was told, and goes on. */
export function useEntered(next: string | undefined): (me: Me) => void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  return (me) => {
    queries.setQueryData(trpc.identity.me.queryKey(), me)
    queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
    router.history.push(next ?? '/bookings')
  }
}
