import type { Booking, ChangePreview } from '@forecourt/domain/booking/contract'
import { PriceTable, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import { usePriceLines } from '../book/use-price-lines.ts'
import { cardName } from '../bookings/card-name.ts'

export type PriceDifferenceProps = {
  booking: Booking
  preview: ChangePreview
  /** An older answer is shown while the new one is worked out. */
  busy: boolean
}

/** What a change costs, before it is made: the price now and then, the difference, and where it comes from or goes. */
export function PriceDifference({ booking, preview, busy }: PriceDifferenceProps) {
  const t = useT()
  const { money, instant } = useFormat()
  const { currency, oldTotalMinor, newTotalMinor, dueMinor, refundMinor, rule, freeUntil } = preview
  const difference = newTotalMinor - oldTotalMinor
  const lines = usePriceLines({
    product: booking.product,
    currency,
    lines: preview.lines,
    pickupBranchId: preview.pickupBranchId,
    country: booking.pickup.country,
  })
  const rows = [
    { name: t('change.was'), minor: oldTotalMinor },
    { name: t('change.becomes'), minor: newTotalMinor },
  ]
  const card = cardName(preview, t)
  const amount = money(refundMinor, currency)
  return (
    <div className={`flex flex-col gap-4 transition-opacity ${busy ? 'opacity-60' : ''}`} aria-busy={busy}>
      <dl className="flex flex-col gap-2">
        {rows.map(({ name, minor }) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums">{money(minor, currency)}</dd>
          </div>
        ))}
        {difference !== 0 && (
          <div className="flex justify-between gap-4 border-text border-t pt-3 font-bold text-lg">
            <dt>{difference > 0 ? t('change.more') : t('change.less')}</dt>
            <dd className="tabular-nums">{money(Math.abs(difference), currency)}</dd>
          </div>
        )}
      </dl>
      <div role="status" className="flex flex-col gap-2">
        {difference === 0 && <p>{t('change.same')}</p>}
        {preview.paysFirst && <p>{t('change.due', { amount: money(dueMinor, currency) })}</p>}
        {refundMinor > 0 && (
          <p>{card ? t('change.backTo', { amount, card }) : t('bookings.backAsPaid', { amount })}</p>
        )}
        {booking.status === 'confirmed' && (
          <p className="text-muted text-sm">
            {t(`change.rule.${rule}`, { when: instant(freeUntil, booking.pickup.timeZone) })}
          </p>
        )}
      </div>
      <details className="border-hairline border-t pt-2">
        <summary className="flex min-h-target cursor-pointer items-center font-medium text-brand">
          {t('change.explained')}
        </summary>
        <PriceTable caption={t('change.price')} lines={lines} currency={currency} total={newTotalMinor} />
      </details>
    </div>
  )
}
