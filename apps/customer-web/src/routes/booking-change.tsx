import { getRouteApi } from '@tanstack/react-router'
import { ChangeForm } from '../features/change/change-form.tsx'
import { ChangePage } from '../features/change/change-page.tsx'
import { useT } from '../i18n.ts'

const route = getRouteApi('/bookings/$bookingId/change')

/** Changes a booking that has not begun. */
export function BookingChange() {
  const t = useT()
  const { bookingId } = route.useParams()
  return (
    <ChangePage
      bookingId={bookingId}
      title={() => t('change.title')}
      lead={() => t('change.lead')}
      allowed={['confirmed']}
      notNow={{ title: t('change.notNow'), text: t('change.notNowText') }}
    >
      {(booking, reload) => <ChangeForm key={booking.version} booking={booking} onReload={reload} />}
    </ChangePage>
  )
}
