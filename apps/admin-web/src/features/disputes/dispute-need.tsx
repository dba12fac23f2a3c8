import type { Dispute } from '@forecourt/domain/payments/contract'
import { Chip, formatReference, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'
import { reasonWords } from './reason.ts'

/** A dispute that waits for evidence, in the list of what staff have to see to. */
export function DisputeNeed({ dispute }: { dispute: Dispute }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, money } = useFormat()
  const amount = money(dispute.amountMinor, dispute.currency)
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5 hover:bg-subtle">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          to="/b/$branchId/bookings/$bookingId"
          params={{ branchId: branch.id, bookingId: dispute.bookingId }}
          data-row
          className="rounded-[3px] font-medium hover:underline"
        >
          {dispute.contactName}
        </Link>
        <Chip hue="red" icon={Scale}>
          {t('disputes.need')}
        </Chip>
        <span className="text-muted text-sm">{formatReference(dispute.reference)}</span>
      </div>
      <p className="text-sm">
        {dispute.evidenceDueAt
          ? t('disputes.needText', { amount, time: instant(dispute.evidenceDueAt, branch.timeZone) })
          : t('disputes.needNoTime', { amount })}
        {' · '}
        {reasonWords(t, dispute.reason)}
      </p>
    </li>
  )
}
