import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import { useMe } from '../account/use-me.ts'
import { Steps } from '../shared/steps.tsx'

/** What to have and to do, before one comes. */
export function ToDo({ booking }: { booking: Booking }) {
  return booking.product === 'rental' ? <RentalToDo booking={booking} /> : <ParkingToDo booking={booking} />
}

function ParkingToDo({ booking }: { booking: Booking }) {
  const t = useT()
  return (
    <Steps
      steps={[
        t('bookings.todoParking.plate', { plate: booking.plate ?? '' }),
        t('bookings.todoParking.pass'),
      ]}
    />
  )
}

/** Who is signed in may send the licence beforehand, and sees where it stands. */
function RentalToDo({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const me = useMe()
  const { instant, money } = useFormat()
  const { data: mine } = useQuery(trpc.licence.mine.queryOptions({}, { enabled: Boolean(me) }))
  const deposit = money(booking.depositMinor, booking.currency, 'whole')
  const licence = mine?.licence
  const state =
    licence && t(`licence.state.${licence.state}`, { expires: instant(licence.expiresOn, 'UTC', 'dateYear') })
  const missing = mine && licence?.state !== 'in_review' && licence?.state !== 'verified'
  return (
    <>
      <Steps
        steps={[
          state
            ? t('bookings.todoRental.licenceSent', { state, deposit })
            : t('bookings.todoRental.licence', { deposit }),
          t('bookings.todoRental.pass'),
          t('bookings.todoRental.early'),
        ]}
      />
      {missing && (
        <Link to="/licence" className="link mt-3 inline-flex min-h-target items-center">
          {t('bookings.todoRental.sendLicence')}
        </Link>
      )}
    </>
  )
}
