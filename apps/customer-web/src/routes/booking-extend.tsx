import { useFormat } from '@forecourt/ui'
import { getRouteApi } from '@tanstack/react-router'
import { ChangePage } from '../features/change/change-page.tsx'
import { ExtendPanel } from '../features/change/extend-panel.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/bookings/$bookingId/extend')

/** Moves the end of a booking, before it begins or while it is out. */
export function BookingExtend() {
  const t = useT()
  const { instant, zone } = useFormat()
  const { bookingId } = route.useParams()
  return (
    <ChangePage
      bookingId={bookingId}
      title={({ product }) => t(`change.extend.title.${product}`)}
      lead={({ to, dropoff }) =>
        t('change.extend.lead', { when: instant(to, dropoff.timeZone), zone: zone(dropoff.timeZone) })
      }
      allowed={['confirmed', 'active']}
      notNow={{ title: t('change.extend.notNow'), text: t('change.extend.notNowText') }}
    >
      {(booking, reload) => <ExtendPanel key={booking.version} booking={booking} onReload={reload} />}
    </ChangePage>
  )
}
