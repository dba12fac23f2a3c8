import { errorOf, useTRPC } from '@forecourt/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** When any answer says that the session is over, asks who is signed in again, which leads to the door. */
export function useSignedOut(): void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  useEffect(() => {
    const me = trpc.identity.me.queryKey()
    const look = (error: unknown) => {
      if (error && errorOf(error).code === 'UNAUTHENTICATED') void queries.invalidateQueries({ queryKey: me })
    }
    const stops = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [trpc, queries])
}
