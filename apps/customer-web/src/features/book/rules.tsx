import type { Quote } from '@forecourt/domain/pricing/contract'
import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'

/** Five sentences on what may go otherwise than planned. */
export function Rules({ quote, zone }: { quote: Quote; zone: string }) {
  const t = useT()
  const { instant, number, money } = useFormat()
  const when = instant(quote.freeCancellationUntil, zone)
  const km =
    quote.kmIncluded === null
      ? t('book.review.kmUnlimited')
      : t('book.review.km', { km: number(quote.kmIncluded) })
  const sentences =
    quote.product === 'rental'
      ? [
          t('book.review.rulesRental.cancel', { when }),
          t('book.review.rulesRental.late'),
          t('book.review.rulesRental.noShow'),
          t('book.review.rulesRental.fuel', { km }),
          t('book.review.rulesRental.damage', {
            deposit: money(quote.depositMinor, quote.currency, 'whole'),
          }),
        ]
      : [
          t('book.review.rulesParking.cancel', { when }),
          t('book.review.rulesParking.late'),
          t('book.review.rulesParking.noShow'),
          t('book.review.rulesParking.plate'),
          t('book.review.rulesParking.damage'),
        ]
  return (
    <ul className="flex list-disc flex-col gap-2 pl-5 marker:text-control">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
