import { errorOf, useCondition } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { conditionViews } from '@forecourt/domain/gate/contract'
import { ConditionPhotos, useOnline } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { Loading } from '../kit/loading.tsx'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'

/** What the car looked like when it went out and when it came back; the desk adds photos at both. */
export function CarPhotos({ booking }: { booking: Booking }) {
  const t = useT()
  const online = useOnline()
  const { query, add } = useCondition(booking.id)
  return (
    <Panel title={t('bookings.photos.title')}>
      <QueryState query={query} skeleton={<Loading />}>
        {({ photos, unitId, open }) =>
          photos.length === 0 && open.length === 0 ? (
            <p className="text-muted">{t('bookings.photos.none')}</p>
          ) : (
            <ConditionPhotos
              {...{ photos, unitId, open }}
              views={conditionViews}
              hrefOf={(id, size) => `/api/v1/condition-photos/${id}?size=${size}`}
              timeZones={{ out: booking.pickup.timeZone, in: booking.dropoff.timeZone }}
              onAdd={(stage, view, picture) => add({ bookingId: booking.id, stage, view, picture })}
              errorText={(error) => {
                const { code, detail } = errorOf(error)
                return code === 'UNREACHABLE' ? t('bookings.errors.UNREACHABLE') : detail
              }}
              disabledReason={online ? undefined : t('bookings.why.offline')}
            />
          )
        }
      </QueryState>
    </Panel>
  )
}
