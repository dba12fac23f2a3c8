import { useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { isStaff, StaffContext } from '../features/identity/session.ts'
import { useSignedOut } from '../features/identity/use-signed-out.ts'
import { Loading } from '../features/kit/loading.tsx'
import { Failed } from '../features/kit/query-state.tsx'

/** Everything inside: whoever is not signed in as staff is led to the door, and back afterwards. */
export function StaffRoute() {
  const trpc = useTRPC()
  const { href, pathname } = useLocation()
  const me = useQuery(trpc.identity.me.queryOptions(undefined, { staleTime: 5 * 60_000 }))
  useSignedOut()
  if (me.isPending) return <Loading />
  if (me.data === undefined) return <Failed asPage error={me.error} onRetry={() => void me.refetch()} />
  // The way to the door has begun; asking again on it would put the door's own address into `next`.
  if (pathname === '/sign-in') return <Loading />
  if (!me.data || !isStaff(me.data.role)) return <Navigate to="/sign-in" search={{ next: href }} replace />
  return (
    <StaffContext value={me.data}>
      <Outlet />
    </StaffContext>
  )
}
