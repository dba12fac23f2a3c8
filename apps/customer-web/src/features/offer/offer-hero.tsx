import type { UnitClass } from '@forecourt/domain/fleet/contract'
import { PageTitle, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { OfferFigure } from '../results/offer-figure.tsx'
import { useSpecs } from '../results/specs.tsx'

/** What it is: the drawing, the name, and what a person needs to know about it. */
export function OfferHero({ of }: { of: UnitClass }) {
  const t = useT()
  const { language, acriss } = useFormat()
  const specs = useSpecs(of)
  const name = of.name[language]
  const title = of.product === 'rental' ? t('offer.orSimilar', { name }) : name
  return (
    <div className="overflow-hidden rounded-sheet bg-brand-tint">
      <div className="grid items-end gap-x-8 gap-y-6 px-6 pt-8 sm:px-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="pb-2 lg:pb-10">
          <PageTitle title={title}>{title}</PageTitle>
          <p className="mt-2 max-w-read text-muted">
            {[
              of.acriss && `${of.acriss} · ${acriss(of.acriss)}`,
              of.example && t('offer.example', { example: of.example }),
            ]
              .filter(Boolean)
              .join('. ')}
          </p>
        </div>
        <OfferFigure of={of} className="mb-6 w-full max-w-[30rem] justify-self-center text-brand" />
      </div>
      <ul className="flex flex-wrap gap-x-8 gap-y-2 border-hairline border-t bg-raised/60 px-6 py-4 sm:px-10">
        {specs.map(({ icon: Icon, word }) => (
          <li key={word} className="inline-flex items-center gap-2">
            <Icon aria-hidden className="size-5 shrink-0 text-brand" />
            {word}
          </li>
        ))}
      </ul>
    </div>
  )
}
