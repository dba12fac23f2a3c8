import type { Booking } from '@forecourt/domain/booking/contract'
import { useFormat } from '@forecourt/ui'
import { ArrowUpRight } from 'lucide-react'
import { useT } from '../../i18n.ts'

/** When and where, each end in its branch's own time; the reader's own beside it where it differs. */
export function WhenWhere({ booking }: { booking: Booking }) {
  const t = useT()
  const { instant, zone, yourTime, clockChanges } = useFormat()
  const { product, pickup, dropoff, from, to } = booking
  const ends = [
    { name: t(`bookings.from.${product}`), at: from, branch: pickup },
    { name: t(`bookings.to.${product}`), at: to, branch: dropoff },
  ]
  return (
    <>
      <dl className="grid gap-6 sm:grid-cols-2">
        {ends.map(({ name, at, branch }) => {
          const own = yourTime(at, branch.timeZone)
          return (
            <div key={name}>
              <dt className="text-muted text-sm">{name}</dt>
              <dd>
                <span className="block font-medium text-lg">{instant(at, branch.timeZone)}</span>
                <span className="block text-muted text-sm">
                  {zone(branch.timeZone)}
                  {own && ` (${own})`}
                </span>
                <span className="mt-1 block">{branch.name}</span>
                <span className="block text-muted text-sm">{branch.address}</span>
              </dd>
            </div>
          )
        })}
      </dl>
      {clockChanges(from, to, pickup.timeZone).map((change) => (
        <p key={change} className="mt-4 text-amber text-sm">
          {change}
        </p>
      ))}
      <p className="mt-3">
        <a
          className="link inline-flex min-h-target items-center gap-1 font-medium"
          href={`https://www.openstreetmap.org/directions?to=${pickup.lat}%2C${pickup.lng}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('bookings.directions')}
          <ArrowUpRight aria-hidden className="size-4" />
        </a>
      </p>
    </>
  )
}
