import { useTRPC } from '@forecourt/client'
import type { TillSession } from '@forecourt/domain/payments/contract'
import { parseMoney, TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { readOf, type Wrong } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { TillDialog, useCashMoved } from './till-dialog.tsx'

type MoveForm = { amount: string; reason: string }
type Props = { till: TillSession; direction: 'in' | 'out'; onClose: () => void }

/** Cash into a drawer or out of it, beside what customers pay. */
export function MoveDialog({ till, direction, onClose }: Props) {
  const t = useT()
  const trpc = useTRPC()
  const { money } = useFormat()
  const moved = useCashMoved(onClose)
  const move = useMutation(trpc.till.move.mutationOptions())
  const typed = useTypedForm<MoveForm, { amountMinor: number; reason: string }>(
    { amount: '', reason: '' },
    (form) => {
      const amountMinor = parseMoney(form.amount, till.currency)
      const reason = form.reason.trim()
      const wrong: Wrong<MoveForm> = {
        ...(!amountMinor && { amount: t('till.needAmount') }),
        ...(reason.length < 3 && { reason: t('till.needReason') }),
      }
      return readOf(amountMinor ? { amountMinor, reason } : undefined, wrong)
    },
    (value) =>
      move.mutate(
        { sessionId: till.id, direction, ...value },
        {
          onSuccess: ({ balanceMinor }) =>
            moved(t('till.move.done', { number: till.drawer, amount: money(balanceMinor, till.currency) })),
        },
      ),
  )
  return (
    <TillDialog
      title={t(direction === 'in' ? 'till.move.inTitle' : 'till.move.outTitle', { number: till.drawer })}
      confirm={t(`till.move.${direction}`)}
      currency={till.currency}
      mutation={move}
      onSubmit={typed.onSubmit}
      onClose={onClose}
    >
      {typed.summary}
      <TextField
        label={t('till.move.amount')}
        inputMode="decimal"
        after={<span className="pr-3 text-sm">{till.currency}</span>}
        {...typed.text('amount')}
      />
      <TextField
        label={t('till.move.reason')}
        hint={t(direction === 'in' ? 'till.move.inHint' : 'till.move.outHint')}
        maxLength={200}
        {...typed.text('reason')}
      />
    </TillDialog>
  )
}
