import { errorOf } from '@forecourt/client'
import { formatReference } from '@forecourt/ui'
import { CircleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'

const plain = [
  'UNIT_TAKEN',
  'PERIOD_IN_PAST',
  'CLASS_SOLD_OUT',
  'NOT_OFFERED',
  'OUTSIDE_OPENING_HOURS',
  'DRIVER_TOO_YOUNG',
  'QUOTE_EXPIRED',
  'PERIOD_TOO_LONG',
] as const

const isText = (value: unknown): value is string => typeof value === 'string'

/** Why the server would not do it: what the desk's other refusals do not know. */
export function DeskRefusal({ error }: { error: unknown }) {
  const t = useT()
  if (!error) return null
  const { code, data, detail } = errorOf(error)
  const known = plain.find((one) => one === code)
  const references = Array.isArray(data.references) ? data.references.filter(isText) : []
  const words =
    code === 'UNIT_HAS_BOOKINGS'
      ? t('desk.errors.UNIT_HAS_BOOKINGS', { references: references.map(formatReference).join(', ') })
      : code === 'INVALID_INPUT'
        ? t('desk.errors.INVALID_INPUT', { detail })
        : known && t(`desk.errors.${known}`)
  if (!words) return <Refusal error={error} />
  return (
    <p role="alert" className="mt-4 flex gap-2 rounded-input bg-red-tint px-3 py-2 text-red">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {words}
    </p>
  )
}
