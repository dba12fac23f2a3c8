import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { DocumentList, Skeleton } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { LoadFailed } from '../shared/load-failed.tsx'

/** What was issued for a booking, to be opened and kept. */
export function Documents({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const list = useQuery(trpc.booking.documents.queryOptions({ bookingId: booking.id }))
  if (list.isPending) return <Skeleton className="h-16 w-full" />
  if (list.isError) {
    return (
      <LoadFailed title={t('bookings.documentsFailed')} error={list.error} onRetry={() => list.refetch()} />
    )
  }
  if (list.data.items.length === 0) return <p className="text-muted">{t('bookings.noDocuments')}</p>
  return (
    <DocumentList
      documents={list.data.items}
      hrefOf={(id) => `/api/v1/documents/${id}/pdf`}
      timeZone={booking.pickup.timeZone}
    />
  )
}
