import { formatReference, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import type { Asked } from './asked.ts'

/** Which booking is meant: reference, class, unit and when. */
export function AskedCard({ asked }: { asked: Asked }) {
  const t = useT()
  const { period, zone } = useFormat()
  return (
    <p className="mt-3 rounded-input bg-subtle px-3 py-2">
      <strong>{formatReference(asked.reference)}</strong> · {asked.what}
      {asked.unit && ` ${t('board.unit', { unit: asked.unit })}`}
      <span className="block text-muted">
        {period(asked.from, asked.to, asked.zone)}, {zone(asked.zone)}
      </span>
    </p>
  )
}
