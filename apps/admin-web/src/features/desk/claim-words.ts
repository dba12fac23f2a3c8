import type { PlannedClaim } from '@forecourt/domain/booking/contract'
import { formatReference } from '@forecourt/ui'
import type { T } from '../../i18n/index.ts'

/** What a claim is for, in words. */
export function claimWords(t: T, claim: PlannedClaim): string {
  if (claim.kind === 'booking')
    return t('desk.plan.booking', { reference: formatReference(claim.booking?.reference ?? '') })
  return claim.kind === 'transfer'
    ? t('desk.plan.transfer', { branch: claim.toBranch.name })
    : t(`desk.plan.${claim.kind}`)
}
