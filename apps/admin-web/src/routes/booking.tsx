import { useLive, useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { BookingDetail } from '../features/booking/detail.tsx'
import { Loading } from '../features/kit/loading.tsx'
import { QueryState } from '../features/kit/query-state.tsx'

const route = getRouteApi('/staff/b/$branchId/bookings/$bookingId')

/** A booking by its address; it may be at another branch of this person's, so it is followed by itself. */
export function BookingRoute() {
  const trpc = useTRPC()
  const { bookingId } = route.useParams()
  const booking = useQuery(trpc.booking.get.queryOptions({ bookingId }))
  useLive({
    topics: [{ kind: 'booking', id: bookingId }],
    invalidate: [
      trpc.booking.get.queryKey({ bookingId }),
      trpc.booking.documents.queryKey({ bookingId }),
      trpc.booking.history.queryKey({ bookingId }),
      trpc.condition.ofBooking.queryKey({ bookingId }),
      trpc.dispute.ofBooking.queryKey({ bookingId }),
      trpc.refund.ofBooking.queryKey({ bookingId }),
      trpc.till.ofBooking.queryKey({ bookingId }),
    ],
    enabled: booking.isSuccess,
  })
  return (
    <QueryState query={booking} skeleton={<Loading />} asPage>
      {(found) => <BookingDetail booking={found} />}
    </QueryState>
  )
}
