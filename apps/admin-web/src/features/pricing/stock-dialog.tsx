import { errorOf, type Outputs, useTRPC } from '@forecourt/client'
import { Checkbox, TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { type Read, readOf } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { usePriceDone } from './rates.ts'
import { parseCount } from './typed.ts'

type Stocked = Outputs['pricing']['listExtraStock'][number]
type StockForm = { quantity: string; unlimited: boolean }
type Shortage = { from: string; to: string; pieces: number }

/** How many pieces of an extra the branch has, or that it is never short of it. */
export function StockDialog({ extra, name, onClose }: { extra: Stocked; name: string; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const done = usePriceDone(onClose)
  const save = useMutation(
    trpc.pricing.setExtraStock.mutationOptions({
      onSuccess: (_none, { quantity }) =>
        done(t('pricing.stock.saved', { name, quantity: quantity ?? t('pricing.stock.unlimited') })),
    }),
  )
  const typed = useTypedForm(
    { quantity: String(extra.quantity ?? ''), unlimited: false },
    ({ quantity, unlimited }): Read<StockForm, { quantity: number | null }> => {
      if (unlimited) return readOf({ quantity: null }, {})
      const count = parseCount(quantity)
      const good = count !== undefined && count <= 10_000
      return readOf(
        good ? { quantity: count } : undefined,
        good ? {} : { quantity: t('pricing.stock.wrong') },
      )
    },
    ({ quantity }) => save.mutate({ branchId: branch.id, extraId: extra.id, quantity }),
  )
  return (
    <AskDialog
      title={t('pricing.stock.title', { name })}
      confirm={t('pricing.stock.save')}
      form="set-stock"
      pending={save.isPending}
      onClose={onClose}
    >
      <form id="set-stock" onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-4">
        {typed.summary}
        {!typed.form.unlimited && (
          <TextField
            label={t('pricing.stock.quantity', { branch: branch.name })}
            hint={t(extra.quantity === null ? 'pricing.stock.firstHint' : 'pricing.stock.hint')}
            inputMode="numeric"
            {...typed.text('quantity')}
          />
        )}
        {extra.quantity !== null && (
          <Checkbox
            label={t('pricing.stock.noLimit')}
            hint={t('pricing.stock.noLimitHint')}
            checked={typed.form.unlimited}
            onChange={(event) => typed.set({ unlimited: event.target.checked })}
          />
        )}
      </form>
      <StockRefusal error={save.error} />
    </AskDialog>
  )
}

const isShortage = (one: unknown): one is Shortage =>
  typeof one === 'object' && one !== null && 'from' in one && 'to' in one && 'pieces' in one

/** Why it was refused; where bookings need more, when and how many. */
function StockRefusal({ error }: { error: unknown }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  if (!error) return null
  const { code, data } = errorOf(error)
  if (code !== 'EXTRA_PROMISED' || !Array.isArray(data.shortages)) return <Refusal error={error} />
  return (
    <div role="alert" className="mt-4 flex gap-2 rounded-input bg-red-tint px-3 py-2 text-red">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>
        <p>{t('pricing.stock.promised')}</p>
        <ul className="list-disc pl-5">
          {data.shortages.filter(isShortage).map(({ from, to, pieces }) => (
            <li key={from}>
              {t('pricing.stock.shortage', {
                from: instant(from, branch.timeZone),
                to: instant(to, branch.timeZone),
                count: pieces,
              })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
