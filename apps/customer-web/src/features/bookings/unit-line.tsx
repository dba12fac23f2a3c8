import type { Booking } from '@forecourt/domain/booking/contract'
import { useT } from '../../i18n.ts'

/** Which car or bay it is, once that is known. */
export function UnitLine({ booking: { unit, product, status } }: { booking: Booking }) {
  const t = useT()
  if (!unit)
    return status === 'confirmed' ? (
      <p className="mt-4 text-muted">{t(`bookings.unitLater.${product}`)}</p>
    ) : null
  const name = [unit.make, unit.model].filter(Boolean).join(' ') || unit.label
  const detail = [
    unit.plate ?? (name === unit.label ? null : unit.label),
    unit.level && t('bookings.level', { level: unit.level }),
  ]
  return (
    <p className="mt-4">
      <span className="block text-muted text-sm">{t(`bookings.unit.${product}`)}</span>
      <span className="font-medium text-lg">{name}</span>
      <span className="ml-2 text-muted">{detail.filter(Boolean).join(' · ')}</span>
    </p>
  )
}
