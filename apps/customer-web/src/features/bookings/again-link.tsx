import type { Booking } from '@forecourt/domain/booking/contract'
import { buttonClass } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import { offerAgain, searchAgain } from './search-again.ts'

/** From a booking that came to nothing to the same again: the offer itself where only the time ran out. */
export function AgainLink({ booking, sameOffer }: { booking: Booking; sameOffer: boolean }) {
  const t = useT()
  if (sameOffer) {
    return (
      <Link to="/offer" search={offerAgain(booking)} className={buttonClass('primary')}>
        {t('bookings.holdAgain')}
      </Link>
    )
  }
  return (
    <Link to="/search" search={searchAgain(booking)} className={buttonClass('primary')}>
      {t('bookings.searchAgain')}
    </Link>
  )
}
