import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import type { PinData } from '../map/pin.tsx'
import { isBookable, type OfferItem } from './offers.ts'

/** Why a branch has nothing to choose, in a word: what could be had if it were open, or if the driver were older. */
function whyNone(offers: readonly OfferItem[], t: ReturnType<typeof useT>): string {
  const left = offers.map(({ offer }) => offer).filter(({ free }) => free > 0)
  if (left.some(({ tooYoung }) => !tooYoung)) return t('map.closed')
  if (left.length === 0) return t('results.soldOut')
  return t('results.fromAge', { age: Math.min(...left.map((offer) => offer.class.minAge)) })
}

/** One pin a branch: its lowest total among the cards that are shown. */
export function usePins(items: readonly OfferItem[]): PinData[] {
  const t = useT()
  const { money } = useFormat()
  const byBranch = Map.groupBy(items, ({ branch }) => branch.id)
  return [...byBranch].flatMap(([id, offers]): PinData[] => {
    const branch = offers[0]?.branch
    if (!branch) return []
    const bookable = offers.filter(isBookable)
    const { lat, lng, name } = branch
    if (bookable.length === 0) {
      const label = whyNone(offers, t)
      return [{ id, lat, lng, label, name: t('map.pinNone', { branch: name, why: label }), empty: true }]
    }
    const lowest = Math.min(...bookable.map(({ offer }) => offer.totalMinor))
    // Rounded up to whole units: a pin is small, and "from" must not promise less than there is.
    const amount = money(Math.ceil(lowest / 100) * 100, branch.currency, 'whole')
    return [
      {
        id,
        lat,
        lng,
        label: amount,
        name: t('map.pin', { branch: name, amount, count: bookable.length }),
        empty: false,
      },
    ]
  })
}
