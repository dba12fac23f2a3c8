import type { useT } from '../../i18n.ts'

type Card = { cardBrand: string | null; cardLast4: string | null }

/** "Visa ··42" style name of a card, or null when it is not known. */
export function cardName({ cardBrand, cardLast4 }: Card, t: ReturnType<typeof useT>): string | null {
  if (!cardBrand || !cardLast4) return null
  const brand = cardBrand.charAt(0).toUpperCase() + cardBrand.slice(1)
  return t('bookings.card', { brand, last4: cardLast4 })
}
