import type { Quote } from '@forecourt/domain/pricing/contract'
import { useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import { quoteInput, requiredChoice } from '../book/choice.ts'
import { useQuote } from '../book/use-quote.ts'
import type { WizardSearch } from '../book/wizard-search.ts'
import { periodOf, withoutOverrun } from '../trip/trip.ts'

/** "Return by Sat 4 Jul, 10:00 to save €42", where some hours on top of full days cost that much. */
export function Nudge({ search, quote }: { search: WizardSearch; quote: Quote }) {
  const t = useT()
  const { money, instant } = useFormat()
  const { trip } = requiredChoice(search)
  const shorter = trip.product === 'rental' ? withoutOverrun(trip) : null
  const other = { ...search, to: shorter?.to ?? search.to }
  // Refused, e.g. since the branch is closed then: there is nothing to propose.
  const cheaper = useQuote(quoteInput(other), { enabled: shorter !== null }).data
  const saved = shorter && cheaper ? quote.totalMinor - cheaper.totalMinor : 0
  if (!shorter || saved <= 0) return null
  return (
    <p className="mt-4 rounded-card bg-brand-tint p-4">
      {t('offer.nudge', {
        when: instant(periodOf(shorter).to, trip.tz),
        amount: money(saved, quote.currency, 'whole'),
      })}{' '}
      <Link to="/offer" search={other} replace resetScroll={false} className="link font-medium">
        {t('offer.nudgeTake')}
      </Link>
    </p>
  )
}
