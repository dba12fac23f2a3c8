import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Skeleton, Timeline, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { CalendarCheck, Camera, CircleDot, CreditCard, DoorOpen, type LucideIcon, Mail } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { QueryState } from '../kit/query-state.tsx'
import { actorOf, detailsOf, type Entry, titleOf } from './history-items.ts'

/** What an entry is about, by the first word of its verb. */
const icons: Record<string, LucideIcon> = {
  booking: CalendarCheck,
  checkout: CreditCard,
  payments: CreditCard,
  gate: DoorOpen,
  condition: Camera,
  notifications: Mail,
}

/** Verbs that end something badly. */
const problems = new Set([
  'booking.cancel',
  'booking.expire',
  'booking.markNoShow',
  'notifications.noteFailed',
])

/** Everything that was ever done to a booking and its money, latest first, with who and when. */
export function History({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const { instant, money } = useFormat()
  const query = useQuery(trpc.booking.history.queryOptions({ bookingId: booking.id }))
  const item = (entry: Entry, index: number) => ({
    id: String(index),
    title: titleOf(t, entry),
    time: `${instant(entry.at, booking.pickup.timeZone, 'exact')} · ${actorOf(t, entry)}`,
    detail: detailsOf(t, entry, (minor) => money(minor, booking.currency)).join(' · ') || undefined,
    icon: icons[entry.verb.split('.')[0] ?? ''] ?? CircleDot,
    state:
      problems.has(entry.verb) || entry.detail.status === 'failed' ? ('problem' as const) : ('done' as const),
  })
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {(entries) =>
        entries.length === 0 ? (
          <p className="text-muted">{t('history.none')}</p>
        ) : (
          <Timeline items={entries.map(item).reverse()} />
        )
      }
    </QueryState>
  )
}
