import { serverNow } from '@forecourt/client'
import { Timeline, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { Section } from '../shared/section.tsx'

export type CancellationProps = {
  product: 'rental' | 'parking'
  freeUntil: string
  from: string
  zone: string
}

/** Until when cancelling is free, and what it costs after. */
export function Cancellation({ product, freeUntil, from, zone }: CancellationProps) {
  const t = useT()
  const { instant } = useFormat()
  const free = Date.parse(freeUntil) > serverNow()
  return (
    <Section title={t('offer.cancel')}>
      <Timeline
        items={[
          ...(free
            ? [
                {
                  id: 'free',
                  title: t('offer.cancelFree', { when: instant(freeUntil, zone) }),
                  detail: t('offer.cancelFreeText'),
                  state: 'current' as const,
                },
              ]
            : []),
          {
            id: 'late',
            title: t('offer.cancelLate'),
            detail: `${t('offer.cancelLateText')} ${t('offer.cancelHour')}`,
            state: free ? ('next' as const) : ('current' as const),
          },
          {
            id: 'start',
            title: t(`offer.start.${product}`),
            time: instant(from, zone),
            state: 'next' as const,
          },
        ]}
      />
    </Section>
  )
}
