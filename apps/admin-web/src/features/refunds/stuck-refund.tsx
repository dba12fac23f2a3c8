import { useTRPC } from '@forecourt/client'
import type { StuckRefund } from '@forecourt/domain/payments/contract'
import { Button, TextField, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { runsBranch, useStaff } from '../identity/session.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { readOf } from '../kit/read-form.ts'
import { useOffline } from '../kit/use-offline.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { cardWords } from './card-words.ts'

/** A refund that the customer's bank sent back: why, and the other ways there are. */
export function StuckRefundNote({ refund, timeZone }: { refund: StuckRefund; timeZone: string }) {
  const t = useT()
  const { instant, money } = useFormat()
  const { role } = useStaff()
  const offline = useOffline()
  const [asking, setAsking] = useState(false)
  const { amountMinor, currency, since, cardBrand, cardLast4 } = refund
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 bg-amber-tint px-4 py-3">
      <div className="min-w-48 grow basis-80">
        <p className="flex items-center gap-2 font-medium">
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-amber" />
          {t('refunds.stuck.title', {
            amount: money(amountMinor, currency),
            card: cardWords(cardBrand, cardLast4) || t('refunds.stuck.aCard'),
          })}
        </p>
        <p>{t('refunds.stuck.text')}</p>
        <p className="text-muted text-sm">
          {t('refunds.stuck.since', { when: instant(since, timeZone) })} {t(reasonOf(refund))}
        </p>
      </div>
      {runsBranch(role) && (
        <Button variant="secondary" size="small" disabledReason={offline} onClick={() => setAsking(true)}>
          {t('refunds.stuck.transfer')}
        </Button>
      )}
      {asking && <TransferDialog refund={refund} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** The reasons that the provider gives, in words; source: https://docs.stripe.com/refunds#failed-refunds */
const reasonOf = ({ failureCode }: StuckRefund) =>
  failureCode === 'expired_or_canceled_card' || failureCode === 'lost_or_stolen_card'
    ? (`refunds.stuck.reason.${failureCode}` as const)
    : 'refunds.stuck.reason.other'

function TransferDialog({ refund, onClose }: { refund: StuckRefund; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const { money } = useFormat()
  const note = useMutation(
    trpc.refund.noteTransfer.mutationOptions({
      onSuccess: () => {
        toast(t('refunds.stuck.done'))
        for (const queryKey of [trpc.refund.pathKey(), trpc.booking.pathKey(), trpc.till.pathKey()])
          void queries.invalidateQueries({ queryKey })
        onClose()
      },
    }),
  )
  const typed = useTypedForm<{ note: string }, { note: string }>(
    { note: '' },
    (form) => {
      const words = form.note.trim()
      return readOf({ note: words }, words.length < 3 ? { note: t('refunds.stuck.needNote') } : {})
    },
    (value) => note.mutate({ refundId: refund.id, ...value }),
  )
  const amount = money(refund.amountMinor, refund.currency)
  return (
    <AskDialog
      title={t('refunds.stuck.dialog', { amount, name: refund.contactName })}
      confirm={t('refunds.stuck.confirm', { amount })}
      form="transfer-note"
      pending={note.isPending}
      onClose={onClose}
    >
      <p>{t('refunds.stuck.dialogText')}</p>
      <form id="transfer-note" onSubmit={typed.onSubmit} noValidate className="mt-4 flex flex-col gap-4">
        {typed.summary}
        <TextField
          label={t('refunds.stuck.note')}
          hint={t('refunds.stuck.noteHint')}
          maxLength={200}
          {...typed.text('note')}
        />
      </form>
      <Refusal error={note.error} />
    </AskDialog>
  )
}
