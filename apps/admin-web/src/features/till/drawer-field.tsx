import type { TillSession } from '@forecourt/domain/payments/contract'
import { SelectField, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

type Props = {
  label: string
  tills: readonly TillSession[]
  value: string
  onChange: (sessionId: string) => void
}

/** Which of the open drawers. */
export function DrawerField({ label, tills, value, onChange }: Props) {
  const t = useT()
  const { money } = useFormat()
  return (
    <SelectField
      id="drawer"
      label={label}
      value={value}
      options={tills.map(({ id, drawer, balanceMinor, currency }) => ({
        value: id,
        label: `${t('till.drawer', { number: drawer })} · ${money(balanceMinor, currency)}`,
      }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
