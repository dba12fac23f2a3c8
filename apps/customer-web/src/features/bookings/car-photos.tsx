import { errorOf, useCondition } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { ConditionPhotos, useOnline } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import { Section } from '../shared/section.tsx'

/** What the car looked like, and in the first hour and at the return the buttons to take photos. Nothing before. */
export function CarPhotos({ booking }: { booking: Booking }) {
  const t = useT()
  const online = useOnline()
  const { query, add } = useCondition(booking.id)
  if (query.isPending || (query.data?.photos.length === 0 && query.data.open.length === 0)) return null
  return (
    <Section title={t('bookings.photos.title')}>
      {query.isError && (
        <LoadFailed title={t('bookings.photos.failed')} error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.data && (
        <ConditionPhotos
          condition={query.data}
          hrefOf={(id, size) => `/api/v1/condition-photos/${id}?size=${size}`}
          timeZones={{ out: booking.pickup.timeZone, in: booking.dropoff.timeZone }}
          onAdd={(stage, view, picture) => add({ bookingId: booking.id, stage, view, picture })}
          errorText={(error) => {
            const { code, detail } = errorOf(error)
            return code === 'UNREACHABLE'
              ? t('shell.errors.unreachable')
              : t('shell.errors.other', { detail })
          }}
          disabledReason={online ? undefined : t('shell.offlineReason')}
        />
      )}
    </Section>
  )
}
