import { buttonClass, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'
import type { WizardSearch } from '../book/wizard-search.ts'
import { OfferFigure } from '../results/offer-figure.tsx'
import type { OfferItem } from '../results/offers.ts'

export type SimilarProps = {
  title: string
  text: string
  items: readonly OfferItem[]
  search: WizardSearch
}

/** What cannot be had, said at once, and what can be had in its place. */
export function Similar({ title, text, items, search }: SimilarProps) {
  const t = useT()
  const { language, money } = useFormat()
  return (
    <section role="status" className="rounded-card border border-amber bg-amber-tint p-5 sm:p-6">
      <h2 className="text-amber text-lg">{title}</h2>
      <p className="mt-1">{items.length > 0 ? text : t('offer.goneAll')}</p>
      <ul className="mt-4 grid gap-4 sm:grid-cols-3">
        {items.map(({ key, offer }) => (
          <li key={key} className="flex flex-col gap-3 rounded-card bg-raised p-4">
            <OfferFigure of={offer.class} className="h-14 self-start text-brand" />
            <p>
              <span className="block font-medium">{offer.class.name[language]}</span>
              <span className="font-bold">{money(offer.totalMinor, offer.currency)}</span>
            </p>
            <Link
              to="/offer"
              search={{ ...search, class: offer.class.id, unit: undefined }}
              className={`${buttonClass('secondary', { size: 'small' })} mt-auto`}
            >
              {t('results.select')}
            </Link>
          </li>
        ))}
      </ul>
      {items.length === 0 && (
        <Link to="/search" search={search} className={`${buttonClass('secondary')} mt-4`}>
          {t('offer.back')}
        </Link>
      )}
    </section>
  )
}
