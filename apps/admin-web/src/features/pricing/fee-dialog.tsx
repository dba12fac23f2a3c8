import { useTRPC } from '@forecourt/client'
import { type ComboOption, parseMoney, TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { readOf, type Wrong } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { BranchField } from '../shell/branch-field.tsx'
import { type OneWayFee, usePriceDone } from './rates.ts'

type FeeForm = { to: ComboOption | null; amount: string }

/** What leaving a car of this branch at another costs: at one to be chosen, or of the fee that is changed. */
export function FeeDialog({ fee, onClose }: { fee?: OneWayFee; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { typedMoney } = useFormat()
  const done = usePriceDone(onClose)
  const save = useMutation(trpc.pricing.setOneWayFee.mutationOptions())
  const first: FeeForm = {
    to: fee ? { value: fee.branchId, label: fee.branchName } : null,
    amount: fee ? typedMoney(fee.amountMinor, fee.currency) : '',
  }
  const typed = useTypedForm(
    first,
    ({ to, amount }) => {
      const amountMinor = parseMoney(amount, branch.currency)
      const wrong: Wrong<FeeForm> = {
        ...(to === null && { to: t('desk.transfer.missing') }),
        ...(amountMinor === undefined && {
          amount: t('plans.form.wrong.money', { field: t('pricing.terms.fee') }),
        }),
      }
      return readOf(to && amountMinor !== undefined ? { to, amountMinor } : undefined, wrong)
    },
    ({ to, amountMinor }) =>
      save.mutate(
        { branchId: branch.id, toBranchId: to.value, amountMinor },
        { onSuccess: () => done(t('pricing.terms.feeSaved', { name: to.label })) },
      ),
  )
  return (
    <AskDialog
      title={fee ? t('pricing.terms.feeTitle', { name: fee.branchName }) : t('pricing.terms.addFee')}
      confirm={t('pricing.terms.saveFee')}
      form="one-way-fee"
      pending={save.isPending}
      onClose={onClose}
    >
      <form id="one-way-fee" onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-4">
        {typed.summary}
        {!fee && (
          <BranchField
            label={t('pricing.terms.to')}
            name="to"
            value={typed.form.to}
            error={typed.errorOf('to')}
            onChange={(to) => typed.set({ to })}
          />
        )}
        <TextField
          label={t('pricing.terms.fee')}
          inputMode="decimal"
          after={<span className="pr-3 text-sm">{branch.currency}</span>}
          {...typed.text('amount')}
        />
      </form>
      <Refusal error={save.error} />
    </AskDialog>
  )
}
