import { errorOf, useCondition } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { ConditionPhotos } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { Loading } from '../kit/loading.tsx'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useOffline } from '../kit/use-offline.ts'

/** What the car looked like when it went out and when it came back; the desk adds photos at both. */
export function CarPhotos({ booking }: { booking: Booking }) {
  const t = useT()
  const offline = useOffline()
  const { query, add } = useCondition(booking.id)
  return (
    <Panel title={t('bookings.photos.title')}>
      <QueryState query={query} skeleton={<Loading />}>
        {(condition) =>
          condition.photos.length === 0 && condition.open.length === 0 ? (
            <p className="text-muted">{t('bookings.photos.none')}</p>
          ) : (
            <ConditionPhotos
              condition={condition}
              hrefOf={(id, size) => `/api/v1/condition-photos/${id}?size=${size}`}
              timeZones={{ out: booking.pickup.timeZone, in: booking.dropoff.timeZone }}
              onAdd={(stage, view, picture) => add({ bookingId: booking.id, stage, view, picture })}
              errorText={(error) => {
                const { code, detail } = errorOf(error)
                return code === 'UNREACHABLE' ? t('bookings.errors.UNREACHABLE') : detail
              }}
              disabledReason={offline}
            />
          )
        }
      </QueryState>
    </Panel>
  )
}
