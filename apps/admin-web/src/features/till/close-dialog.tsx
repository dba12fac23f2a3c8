import { useTRPC } from '@forecourt/client'
import type { TillSession } from '@forecourt/domain/payments/contract'
import { parseMoney, TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Facts } from '../kit/facts.tsx'
import { readOf } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { Difference } from './difference.tsx'
import { TillDialog, useCashMoved } from './till-dialog.tsx'

/** Counts a drawer and closes it. */
export function CloseDialog({ till, onClose }: { till: TillSession; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { money } = useFormat()
  const moved = useCashMoved(onClose)
  const { currency, drawer: number, balanceMinor } = till
  const close = useMutation(trpc.till.close.mutationOptions())
  const typed = useTypedForm<{ counted: string; note: string }, { countedMinor: number; note: string }>(
    { counted: '', note: '' },
    (form) => {
      const countedMinor = parseMoney(form.counted, currency)
      return readOf(
        countedMinor === undefined ? undefined : { countedMinor, note: form.note.trim() },
        countedMinor === undefined ? { counted: t('till.needAmount') } : {},
      )
    },
    (value) =>
      close.mutate(
        { sessionId: till.id, ...value },
        { onSuccess: () => moved(t('till.close.done', { number })) },
      ),
  )
  const counted = typed.value?.countedMinor
  return (
    <TillDialog
      title={t('till.close.title', { number })}
      confirm={t('till.close.confirm')}
      currency={currency}
      mutation={close}
      onSubmit={typed.onSubmit}
      onClose={onClose}
    >
      <p>{t('till.close.text')}</p>
      {typed.summary}
      <TextField
        label={t('till.close.counted')}
        inputMode="decimal"
        after={<span className="pr-3 text-sm">{currency}</span>}
        {...typed.text('counted')}
      />
      <div aria-live="polite">
        <Facts
          facts={[
            [t('till.close.expected'), counted === undefined ? null : money(balanceMinor, currency)],
            [
              t('till.difference'),
              counted === undefined ? null : (
                <Difference minor={counted - balanceMinor} currency={currency} />
              ),
            ],
          ]}
        />
      </div>
      <TextField label={t('till.close.note')} optional maxLength={200} {...typed.text('note')} />
    </TillDialog>
  )
}
