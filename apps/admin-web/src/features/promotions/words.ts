import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { type Promotion, useClasses } from '../pricing/rates.ts'
import { useBranch } from '../shell/branch-context.ts'

/** Says the terms of a promotion in words: what it gives, when, on what, how often. */
export function usePromoWords() {
  const t = useT()
  const { branch } = useBranch()
  const { language, money, instant, number, duration } = useFormat()
  const classes = useClasses()
  const list = (items: string[]) => items.join(', ')
  const at = (iso: string) => instant(iso, branch.timeZone, 'dateYear')
  const span = (from: string | null, until: string | null) => {
    if (from !== null && until !== null)
      return t('promotions.fromUntil', { from: at(from), until: at(until) })
    if (from !== null) return t('promotions.from', { from: at(from) })
    return until === null ? null : t('promotions.until', { until: at(until) })
  }

  return {
    gives: ({ kind, percentBp, amountMinor, currency }: Promotion) => {
      if (kind === 'free_day') return t('promotions.freeDay')
      return kind === 'percent' || currency === null
        ? t('promotions.percentOff', {
            percent: number((percentBp ?? 0) / 10_000, { style: 'percent', maximumFractionDigits: 2 }),
          })
        : t('promotions.amountOff', { amount: money(amountMinor ?? 0, currency) })
    },
    booking: (promo: Promotion) => span(promo.bookFrom, promo.bookUntil) ?? t('promotions.always'),
    pickup: (promo: Promotion) => span(promo.pickupFrom, promo.pickupUntil),
    /** What it is good for. */
    scope: ({ product, classIds, branchIds }: Promotion) =>
      list([
        product ? t(`pricing.all.${product}`) : t('promotions.allProducts'),
        ...(classIds ?? []).map((id) => classes.find((one) => one.id === id)?.name[language] ?? id),
        branchIds === null
          ? t('pricing.everywhere')
          : branchIds.length === 1 && branchIds[0] === branch.id
            ? t('pricing.here')
            : t('promotions.branches', { count: branchIds.length }),
      ]),
    customer: ({ perCustomer, firstBookingOnly, minDays }: Promotion) =>
      list([
        ...(firstBookingOnly ? [t('promotions.firstOnly')] : []),
        ...(perCustomer === null ? [] : [t('promotions.perCustomerTimes', { count: perCustomer })]),
        ...(minDays === null ? [] : [t('promotions.minLength', { length: duration(minDays * 1440) })]),
      ]) || null,
    uses: ({ usedCount, maxUses }: Promotion) =>
      maxUses === null
        ? t('promotions.usedSoFar', { used: number(usedCount) })
        : t('promotions.usedOf', { used: number(usedCount), max: number(maxUses) }),
    budget: ({ usedMinor, budgetMinor, currency }: Promotion) =>
      budgetMinor === null || currency === null
        ? null
        : t('promotions.spentOf', { used: money(usedMinor, currency), max: money(budgetMinor, currency) }),
  }
}
