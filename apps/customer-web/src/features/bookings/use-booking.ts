import { errorOf, serverNow, useLive, useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { forget, keep, toSaved } from './saved.ts'

/** A booking, kept true while it is on screen; with its pass, which stays on the device once it was read. */
export function useBooking(bookingId: string, pollMs: number | false = false) {
  const trpc = useTRPC()
  const options = trpc.booking.get.queryOptions({ bookingId }, { refetchInterval: pollMs })
  const query = useQuery(options)
  const booking = query.data
  const hasPass = booking?.status === 'confirmed' || booking?.status === 'active'
  const pass = useQuery(
    trpc.booking.pass.queryOptions({ bookingId }, { enabled: hasPass, staleTime: 60 * 60_000 }),
  )
  const live = useLive({
    topics: [{ kind: 'booking', id: bookingId }],
    invalidate: [
      options.queryKey,
      trpc.booking.documents.queryKey({ bookingId }),
      trpc.condition.ofBooking.queryKey({ bookingId }),
      trpc.booking.guestBookings.pathKey(),
      trpc.booking.userBookings.pathKey(),
    ],
    enabled: booking !== undefined,
  })

  const token = pass.data?.token
  useEffect(() => {
    if (!booking) return
    if (booking.status !== 'confirmed' && booking.status !== 'active') forget(booking.id, serverNow())
    else if (token) keep(toSaved(booking, booking.status, token, serverNow()), serverNow())
  }, [booking, token])

  const gone = query.isError && errorOf(query.error).code === 'NOT_FOUND'
  return { query, booking, pass, live, gone }
}
