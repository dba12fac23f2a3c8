import { useFormat } from '@forecourt/ui'
import { ArrowUpRight } from 'lucide-react'
import { useT } from '../../i18n.ts'
import type { OfferItem } from '../results/offers.ts'
import { Section } from '../shared/section.tsx'
import { periodOf, type Trip } from '../trip/trip.ts'
import { BranchMap } from './branch-map.tsx'

/** Where and when, in the branch's own time. */
export function PlaceAndTime({ trip, item }: { trip: Trip; item: OfferItem }) {
  const t = useT()
  const { instant, zone, clockChanges } = useFormat()
  const { branch, openAtStart, openAtEnd, opensAt } = item
  const { from, to } = periodOf(trip)
  const closed = opensAt
    ? t('offer.closedThen', { when: instant(opensAt, branch.timeZone) })
    : t('offer.closedThenOnly')
  const ends = [
    { name: t(`offer.pickup.${trip.product}`), at: from, place: branch.name, open: openAtStart },
    {
      name: t(`offer.dropoff.${trip.product}`),
      at: to,
      place: trip.drop?.name ?? branch.name,
      open: openAtEnd,
    },
  ]
  return (
    <Section title={t(`offer.place.${trip.product}`)}>
      <dl className="grid gap-6 sm:grid-cols-2">
        {ends.map(({ name, at, place, open }) => (
          <div key={name}>
            <dt className="text-muted text-sm">{name}</dt>
            <dd>
              <span className="block font-medium text-lg">{instant(at, trip.tz)}</span>
              <span className="block text-muted text-sm">{zone(trip.tz)}</span>
              <span className="mt-1 block">{place}</span>
              <span className={`block text-sm ${open ? 'text-green' : 'text-red'}`}>
                {open ? t('offer.openThen') : closed}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {clockChanges(from, to, trip.tz).map((change) => (
        <p key={change} className="mt-4 text-amber text-sm">
          {change}
        </p>
      ))}
      <address className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted not-italic">
        <span>
          {branch.address}, {branch.postcode} {branch.city}
        </span>
        <a
          className="link inline-flex min-h-target items-center gap-1"
          href={`https://www.openstreetmap.org/directions?to=${branch.lat}%2C${branch.lng}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('offer.directions')}
          <ArrowUpRight aria-hidden className="size-4" />
        </a>
        <a
          className="link inline-flex min-h-target items-center"
          href={`tel:${branch.phone.replace(/\s/g, '')}`}
        >
          {branch.phone}
        </a>
      </address>
      <BranchMap branch={branch} />
    </Section>
  )
}
