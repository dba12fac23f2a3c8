import { serverNow, useLive, useTRPC } from '@forecourt/client'
import { useOnline } from '@forecourt/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMe } from '../account/use-me.ts'
import { type BookingRow, rowOf } from './booking-link.tsx'
import { savedBookings } from './saved.ts'

/** The bookings of the account, or of this browser; offline, those that are kept on the device. */
export function useMyBookings() {
  const trpc = useTRPC()
  const me = useMe()
  const online = useOnline()
  const ofGuest = useQuery(
    trpc.booking.guestBookings.queryOptions(undefined, { enabled: me === null && online }),
  )
  const ofUser = useInfiniteQuery(
    trpc.booking.userBookings.infiniteQueryOptions(
      { userId: me?.id ?? '' },
      { enabled: Boolean(me) && online, getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  )
  const query = me ? ofUser : ofGuest
  const fresh = me ? ofUser.data?.pages.flatMap(({ items }) => items) : ofGuest.data
  const kept = (): BookingRow[] =>
    savedBookings(serverNow()).map((saved) => ({ ...saved, overdue: false, holdExpiresAt: null }))
  return {
    me,
    offline: !online,
    rows: online ? fresh?.map(rowOf) : kept(),
    failed: online ? query.error : null,
    retry: () => query.refetch(),
    more: me && ofUser.hasNextPage ? () => ofUser.fetchNextPage() : undefined,
  }
}

export const groups = ['now', 'upcoming', 'past'] as const
export type Group = (typeof groups)[number]

const groupOf: Record<BookingRow['status'], Group> = {
  pending: 'now',
  active: 'now',
  confirmed: 'upcoming',
  completed: 'past',
  cancelled: 'past',
  expired: 'past',
  no_show: 'past',
}

/** Now, upcoming (the next first) and past (the last first). */
export function grouped(rows: readonly BookingRow[]): Record<Group, BookingRow[]> {
  const of = (group: Group) => rows.filter(({ status }) => groupOf[status] === group)
  const byStart = (a: BookingRow, b: BookingRow) => Date.parse(a.from) - Date.parse(b.from)
  return {
    now: of('now').sort(byStart),
    upcoming: of('upcoming').sort(byStart),
    past: of('past').sort(byStart).reverse(),
  }
}

/** As many as one stream may be asked to follow with ease. */
const followed = 20

/** Keeps a list of bookings true: those that are running or to come can change at any time. */
export function useLiveBookings(rows: readonly BookingRow[]): void {
  const trpc = useTRPC()
  const { now, upcoming } = grouped(rows)
  useLive({
    topics: [...now, ...upcoming].slice(0, followed).map(({ id }) => ({ kind: 'booking', id })),
    invalidate: [trpc.booking.guestBookings.pathKey(), trpc.booking.userBookings.pathKey()],
  })
}
