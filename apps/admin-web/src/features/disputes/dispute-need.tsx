import type { Dispute } from '@forecourt/domain/payments/contract'
import { formatReference, useFormat } from '@forecourt/ui'
import { Scale } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Need } from '../desk/need.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { reasonWords } from './reason.ts'

/** A dispute that waits for evidence, in the list of what staff have to see to. */
export function DisputeNeed({ dispute }: { dispute: Dispute }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, money } = useFormat()
  const { bookingId, contactName, reference, evidenceDueAt } = dispute
  const amount = money(dispute.amountMinor, dispute.currency)
  return (
    <Need
      {...{ bookingId, contactName }}
      icon={Scale}
      word={t('disputes.need')}
      detail={formatReference(reference)}
    >
      {evidenceDueAt
        ? t('disputes.needText', { amount, time: instant(evidenceDueAt, branch.timeZone) })
        : t('disputes.needNoTime', { amount })}
      {' · '}
      {reasonWords(t, dispute.reason)}
    </Need>
  )
}
