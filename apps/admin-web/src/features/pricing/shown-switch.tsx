import { Segmented } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

export type Shown = 'inForce' | 'ended'

/** Between what prices now or will, and what does no longer. */
export function ShownSwitch({
  label,
  ended,
  value,
  onChange,
}: {
  label: string
  /** The word for what has ended. */
  ended: string
  value: Shown
  onChange: (shown: Shown) => void
}) {
  const t = useT()
  return (
    <Segmented
      label={label}
      name="shown"
      size="small"
      className="self-start"
      value={value}
      onChange={onChange}
      options={[
        { value: 'inForce', label: t('pricing.rules.inForce') },
        { value: 'ended', label: ended },
      ]}
    />
  )
}
