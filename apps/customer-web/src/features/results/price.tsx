import { FlashValue, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import type { ShownItem } from './snapshot.ts'

/** The total first and large; per day, and what it was, small below. */
export function Price({ item: { offer, wasMinor }, outdated }: { item: ShownItem; outdated: boolean }) {
  const t = useT()
  const { money } = useFormat()
  if (outdated) return <p className="font-medium text-amber">{t('shell.checkPrice')}</p>
  const total = money(offer.totalMinor, offer.currency)
  return (
    <>
      <p className="font-bold text-xl leading-tight tracking-tight">
        <FlashValue value={total} />
      </p>
      {wasMinor !== undefined && (
        <p className="text-amber text-sm">{t('results.was', { amount: money(wasMinor, offer.currency) })}</p>
      )}
      <p className="text-muted text-sm">
        {t('shell.perDay', { amount: money(offer.perDayMinor, offer.currency) })}
      </p>
    </>
  )
}
