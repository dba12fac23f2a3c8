import { errorOf, keyed, useTRPCClient } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { Quote } from '@forecourt/domain/pricing/contract'
import { normalizePhone, useLocale } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { attemptKey } from './attempt.ts'
import type { Details } from './draft.ts'
import { rememberHeld } from './held.ts'
import type { WizardSearch } from './wizard-search.ts'

export type HoldWish = { quote: Quote; details: Details; holdMinutes: 10 | 20 }

/**
 * Holds what was quoted and goes on to the payment page. Pressed twice, or again after a lost answer, it is
 * one hold. When payments do not answer, the booking's own page takes over: it is held.
 */
export function useHold(search: WizardSearch) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { language } = useLocale()

  async function pay(booking: Booking): Promise<void> {
    const params = { bookingId: booking.id }
    if (booking.status !== 'pending') return navigate({ to: '/bookings/$bookingId', params })
    try {
      const { checkoutUrl } = await client.checkout.start.mutate(params)
      location.assign(checkoutUrl)
    } catch {
      await navigate({ to: '/bookings/$bookingId', params })
    }
  }

  return useMutation({
    mutationFn: async ({ quote, details, holdMinutes }: HoldWish) => {
      const phone = normalizePhone(details.phone)
      const input = {
        quoteId: quote.id,
        contact: { name: details.name, email: details.email, ...(phone && { phone }) },
        ...(quote.product === 'parking' && { plate: details.plate.text }),
        ...(quote.product === 'rental' && details.flight.trim() && { flightNumber: details.flight }),
        holdMinutes,
        locale: language,
      }
      const booking = await client.booking.hold.mutate(input, keyed(attemptKey(input)))
      rememberHeld(search, booking.id)
      await pay(booking)
    },
    onError: (error) => {
      // A quote that cannot be used any more is asked for anew; the screen shows what it costs now.
      const { code } = errorOf(error)
      if (code === 'QUOTE_EXPIRED' || code === 'QUOTE_USED')
        queries.invalidateQueries({ queryKey: ['quote'] })
    },
  })
}
