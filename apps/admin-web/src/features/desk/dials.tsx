import { errorOf } from '@forecourt/client'
import { TextField } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

export type Dials = { odometer: string; energy: string }
export const noDials: Dials = { odometer: '', energy: '' }

const badOdometer = ({ odometer }: Dials) => !/^\s*\d{0,7}\s*$/.test(odometer)
const badEnergy = ({ energy }: Dials) => !/^\s*(100|\d{0,2})\s*$/.test(energy)

export const dialsAreGood = (dials: Dials): boolean => !badOdometer(dials) && !badEnergy(dials)

/** What was typed, as the server takes it; what was left out says nothing. */
export const dialsInput = ({ odometer, energy }: Dials) => ({
  ...(odometer.trim() && { odometerKm: Number(odometer) }),
  ...(energy.trim() && { energyPercent: Number(energy) }),
})

/** Odometer and fuel or charge of a car that comes back. */
export function DialFields({
  value,
  error,
  onChange,
}: {
  value: Dials
  /** What the server said of them. */
  error: unknown
  onChange: (dials: Dials) => void
}) {
  const t = useT()
  const refusal = error ? errorOf(error) : null
  const less = refusal?.code === 'INVALID_INPUT' && refusal.detail.startsWith('odometerKm')
  return (
    <div className="grid grid-cols-2 gap-4">
      <TextField
        label={t('bookings.dialog.odometer')}
        name="odometer"
        inputMode="numeric"
        autoComplete="off"
        optional
        value={value.odometer}
        error={
          less
            ? t('bookings.dialog.lessThanBefore')
            : badOdometer(value)
              ? t('bookings.dialog.badNumber')
              : undefined
        }
        onChange={(event) => onChange({ ...value, odometer: event.target.value })}
      />
      <TextField
        label={t('bookings.dialog.energy')}
        name="energy"
        inputMode="numeric"
        autoComplete="off"
        optional
        value={value.energy}
        error={badEnergy(value) ? t('bookings.dialog.badPercent') : undefined}
        onChange={(event) => onChange({ ...value, energy: event.target.value })}
      />
    </div>
  )
}
