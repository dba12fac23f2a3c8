import type { useFormat } from '@forecourt/ui'
import type { useT } from '../../i18n.ts'
import type { OfferItem } from './offers.ts'

/** Why an offer cannot be chosen, in a few words. */
export function unavailability(
  { offer, branch, opensAt }: OfferItem,
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
): string {
  if (offer.tooYoung) return t('results.fromAge', { age: offer.class.minAge })
  if (offer.free === 0) return t('results.soldOut')
  if (opensAt === null) return t('results.closedStart')
  return t('results.opensAt', { when: format.instant(opensAt, branch.timeZone) })
}
