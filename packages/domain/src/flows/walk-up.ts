import type { Tx } from '@forecourt/db'
import { type Booking, bookingOutput, walkUpInput } from '../booking/contract.ts'
import { checkIn, confirm } from '../booking/index.ts'
import { addMinutes, asSystem, command, refuse, staff, worksAt } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'
import { holdQuote } from './hold-quote.ts'

/** A quote "from now" was made a while ago, and for the next full minutes. */
const nowish = 15

/**
 * Somebody at the counter takes a car, or parks, at once: held, confirmed and checked in together, or not at all. What
 * it costs is due at the counter; nothing is written down as paid.
 * @throws FORBIDDEN, TOO_EARLY the quote starts later, and as `holdQuote` and `deskCheckIn`
 */
export const walkUp = command({
  name: 'desk.walkUp',
  access: staff,
  input: walkUpInput,
  output: bookingOutput,
  run: async (work, input): Promise<Booking> => {
    const { tx, now, actor } = work
    const quote = await quoteOf(tx, input.quoteId)
    if (!worksAt(actor, quote.branchId)) refuse('FORBIDDEN', 'This account does not work at that branch.')
    if (quote.from > addMinutes(now, nowish))
      refuse('TOO_EARLY', 'This quote starts later. Make one that starts now, or a booking for later.', {
        at: quote.from.toISOString(),
      })
    const caller = asSystem(work, 'desk.walkUp')
    const { id: bookingId } = await holdQuote(caller, { ...input, holdMinutes: 10 })
    await confirm(caller, { bookingId, turnaroundMinutes: quote.turnaroundMinutes })
    await checkIn(caller, { bookingId })
    return viewBooking(tx, bookingId, now, actor)
  },
})

type Quote = { branchId: string; from: Date; turnaroundMinutes: number }

async function quoteOf(tx: Tx, id: string): Promise<Quote> {
  const [row] = await tx<Quote[]>`
    select q.pickup_branch_id as "branchId", q.starts_at as from,
      case q.product when 'rental' then d.turnaround_minutes else 0 end as "turnaroundMinutes"
    from quotes q join branches d on d.id = q.dropoff_branch_id where q.id = ${id}`
  return row ?? refuse('NOT_FOUND', 'There is no such quote.')
}
