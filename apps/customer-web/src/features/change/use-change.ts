import { keyed, useTRPC, useTRPCClient } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'

type Asked = { ask: (options: ReturnType<typeof keyed>) => Promise<Booking>; done: string }

/**
 * Sends a change. One that waits for its money goes on to the payment page; otherwise the booking is shown again.
 * A press after a lost answer is the same attempt; after a change was made, the next is another.
 */
export function useChange() {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const key = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: async ({ ask, done }: Asked) => {
      const booking = await ask(keyed(key.current))
      const { id: bookingId } = booking
      queries.setQueryData(trpc.booking.get.queryKey({ bookingId }), booking)
      queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
      if (booking.pendingChange) {
        const { checkoutUrl } = await client.checkout.start.mutate({ bookingId })
        location.assign(checkoutUrl)
        return
      }
      toast(done)
      await navigate({ to: '/bookings/$bookingId', params: { bookingId } })
    },
    // A refusal keeps nothing under its key; what was wanted may be wanted again, changed or not.
    onError: () => {
      key.current = crypto.randomUUID()
    },
  })
}
