import { useTRPC } from '@forecourt/client'
import type { CashRefund, TillSession } from '@forecourt/domain/payments/contract'
import { useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { DrawerField } from './drawer-field.tsx'
import { TillDialog, useCashMoved } from './till-dialog.tsx'

type Props = { refund: CashRefund; tills: readonly TillSession[]; onClose: () => void }

/** A refund of cash leaves a drawer. */
export function HandOverDialog({ refund, tills, onClose }: Props) {
  const t = useT()
  const trpc = useTRPC()
  const { money } = useFormat()
  const moved = useCashMoved(onClose)
  const [sessionId, setSessionId] = useState(tills[0]?.id ?? '')
  const payOut = useMutation(trpc.till.payOutRefund.mutationOptions())
  const said = { amount: money(refund.amountMinor, refund.currency), name: refund.contactName }
  return (
    <TillDialog
      title={t('till.refunds.dialog', said)}
      confirm={t('till.refunds.confirm')}
      currency={refund.currency}
      mutation={payOut}
      onSubmit={(event) => {
        event.preventDefault()
        payOut.mutate(
          { refundId: refund.id, sessionId },
          { onSuccess: () => moved(t('till.refunds.done', said)) },
        )
      }}
      onClose={onClose}
    >
      <p>{t('till.refunds.text')}</p>
      <DrawerField label={t('till.refunds.from')} tills={tills} value={sessionId} onChange={setSessionId} />
    </TillDialog>
  )
}
