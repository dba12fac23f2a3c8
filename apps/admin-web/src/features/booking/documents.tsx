import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { DocumentList } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Loading } from '../kit/loading.tsx'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'

/** What was issued to the customer of a booking. */
export function Documents({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const list = useQuery(trpc.booking.documents.queryOptions({ bookingId: booking.id }))
  return (
    <Panel title={t('bookings.documents')}>
      <QueryState query={list} skeleton={<Loading />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t('bookings.noDocuments')}</p>
          ) : (
            <DocumentList
              documents={items}
              hrefOf={(id) => `/api/v1/documents/${id}/pdf`}
              timeZone={booking.pickup.timeZone}
            />
          )
        }
      </QueryState>
    </Panel>
  )
}
