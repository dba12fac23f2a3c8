import type { Goodwill, StuckRefund } from '@forecourt/domain/payments/contract'
import { formatReference, useFormat } from '@forecourt/ui'
import { Undo2 } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Need } from '../desk/need.tsx'

/** A refund that waits for a second person, in the list of what staff have to see to. */
export function RefundNeed({ refund }: { refund: Goodwill }) {
  const t = useT()
  const { money } = useFormat()
  const { bookingId, contactName, reference, note } = refund
  return (
    <Need
      {...{ bookingId, contactName }}
      icon={Undo2}
      word={t('refunds.need')}
      detail={formatReference(reference)}
    >
      {money(refund.amountMinor, refund.currency)}
      {' · '}
      {note}
    </Need>
  )
}

/** A refund that the bank sent back, there too. */
export function StuckNeed({ refund }: { refund: StuckRefund }) {
  const t = useT()
  const { money } = useFormat()
  const { bookingId, contactName, reference } = refund
  return (
    <Need
      {...{ bookingId, contactName }}
      icon={Undo2}
      word={t('refunds.stuck.need')}
      detail={formatReference(reference)}
    >
      {money(refund.amountMinor, refund.currency)}
      {' · '}
      {t('refunds.stuck.needText')}
    </Need>
  )
}
