import type { Product } from '@forecourt/domain/fleet/contract'
import { useT } from '../../i18n.ts'
import { Section } from '../shared/section.tsx'
import { Steps } from '../shared/steps.tsx'

/** From arriving to driving off, in three steps. */
export function HowItWorks({ product }: { product: Product }) {
  const t = useT()
  const steps =
    product === 'rental'
      ? [t('offer.stepsRental.one'), t('offer.stepsRental.two'), t('offer.stepsRental.three')]
      : [t('offer.stepsParking.one'), t('offer.stepsParking.two'), t('offer.stepsParking.three')]
  return (
    <Section title={t('offer.steps')}>
      <Steps steps={steps} />
    </Section>
  )
}
