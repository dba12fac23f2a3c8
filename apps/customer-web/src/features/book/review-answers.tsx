import { type PriceLine, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { useOffer } from '../offer/use-offer.ts'
import { periodOf } from '../trip/trip.ts'
import { requiredChoice } from './choice.ts'
import type { Details } from './draft.ts'
import { ReviewGroup } from './review-group.tsx'
import type { WizardSearch } from './wizard-search.ts'

/** All answers in groups, each with its way back. */
export function ReviewAnswers({
  search,
  details,
  extras,
}: {
  search: WizardSearch
  details: Details
  extras: readonly PriceLine[]
}) {
  const t = useT()
  const { language, period, zone } = useFormat()
  const choice = requiredChoice(search)
  const { item } = useOffer(choice)
  const { trip } = choice
  const { product } = trip
  const { from, to } = periodOf(trip)
  return (
    <dl className="divide-y divide-hairline border-hairline border-y">
      <ReviewGroup title={t('book.review.when')} to="/" search={search}>
        <p className="font-medium">{period(from, to, trip.tz)}</p>
        <p className="text-muted text-sm">{zone(trip.tz)}</p>
      </ReviewGroup>
      <ReviewGroup title={t(`book.review.what.${product}`)} to="/search" search={search}>
        <p className="font-medium">{item?.offer.class.name[language]}</p>
        <p className="text-muted text-sm">{item?.branch.name}</p>
        {trip.drop && (
          <p className="text-muted text-sm">{t('book.review.returnAt', { name: trip.drop.name })}</p>
        )}
      </ReviewGroup>
      <ReviewGroup title={t('book.review.extras')} to="/book/extras" search={search}>
        {extras.length === 0
          ? t('book.review.noExtras')
          : extras.map(({ id, label }) => <p key={id}>{label}</p>)}
      </ReviewGroup>
      <ReviewGroup title={t(`book.review.who.${product}`)} to="/book/driver" search={search}>
        <p className="font-medium">{details.name}</p>
        <p className="break-words text-muted text-sm">
          {details.email}
          {details.phone && ` · ${details.phone}`}
        </p>
        {product === 'parking' && <p className="text-sm">{details.plate.text.toUpperCase()}</p>}
      </ReviewGroup>
    </dl>
  )
}
