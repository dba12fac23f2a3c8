import { useTRPC } from '@forecourt/client'
import { maxDrawer, type Tills } from '@forecourt/domain/payments/contract'
import { parseMoney, SelectField, TextField } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { readOf } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { TillDialog, useCashMoved } from './till-dialog.tsx'

/** Opens a drawer that is not open, with its counted float. */
export function OpenDialog({ tills, onClose }: { tills: Tills; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const moved = useCashMoved(onClose)
  const taken = tills.open.map(({ drawer }) => drawer)
  const free = Array.from({ length: maxDrawer }, (_, index) => index + 1).filter((n) => !taken.includes(n))
  const open = useMutation(trpc.till.open.mutationOptions())
  const typed = useTypedForm<{ drawer: string; float: string }, { drawer: number; floatMinor: number }>(
    { drawer: String(free[0] ?? 1), float: '' },
    (form) => {
      const floatMinor = parseMoney(form.float, tills.currency)
      return readOf(
        floatMinor === undefined ? undefined : { drawer: Number(form.drawer), floatMinor },
        floatMinor === undefined ? { float: t('till.needAmount') } : {},
      )
    },
    (value) =>
      open.mutate(
        { branchId: branch.id, ...value },
        { onSuccess: () => moved(t('till.open.done', { number: value.drawer })) },
      ),
  )
  return (
    <TillDialog
      title={t('till.open.title')}
      confirm={t('till.open.confirm')}
      currency={tills.currency}
      mutation={open}
      onSubmit={typed.onSubmit}
      onClose={onClose}
    >
      {typed.summary}
      <SelectField
        id="drawer"
        label={t('till.drawerLabel')}
        value={typed.form.drawer}
        options={free.map((number) => ({ value: String(number), label: t('till.drawer', { number }) }))}
        onChange={(event) => typed.set({ drawer: event.currentTarget.value })}
      />
      <TextField
        label={t('till.open.float')}
        hint={t('till.open.floatHint')}
        inputMode="decimal"
        after={<span className="pr-3 text-sm">{tills.currency}</span>}
        {...typed.text('float')}
      />
    </TillDialog>
  )
}
