import { useFormat } from '@forecourt/ui'
import { BatteryCharging, Fuel } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { missingOn } from '../session/path.ts'
import { useSession } from '../session/session-context.tsx'
import { Screen } from '../shell/screen.tsx'

/** A tank's dial is read in eighths, a battery's in tens; both are sent in percent. */
const eighths = Array.from({ length: 9 }, (_, eighth) => Math.round((eighth * 100) / 8))
const tens = Array.from({ length: 11 }, (_, ten) => ten * 10)
const fractions = ['0', '⅛', '¼', '⅜', '½', '⅝', '¾', '⅞', '1']

/** Fuel or charge, as the dial on the dashboard shows it. */
export function EnergyScreen() {
  const t = useT()
  const { number } = useFormat()
  const { session, dispatch } = useSession()
  const electric = session.found?.booking.class.fuel === 'electric'
  const levels = electric ? tens : eighths
  const chosen = session.draft.energy
  const Icon = electric ? BatteryCharging : Fuel
  return (
    <Screen
      title={t(electric ? 'energy.chargeTitle' : 'energy.fuelTitle')}
      lead={t('energy.text')}
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('continue'),
        missing: missingOn(session) ? t('energy.short') : undefined,
        onPress: () => dispatch({ type: 'next' }),
      }}
      controls={
        <fieldset className="min-w-0">
          <legend className="sr-only">{t(electric ? 'energy.chargeTitle' : 'energy.fuelTitle')}</legend>
          <div className="flex flex-wrap gap-3">
            {levels.map((level, index) => (
              <button
                key={level}
                type="button"
                aria-pressed={chosen === level}
                aria-label={number(level / 100, { style: 'percent' })}
                data-below={(chosen !== null && level < chosen) || undefined}
                onClick={() => dispatch({ type: 'draft', change: { energy: level } })}
                className="grid h-[104px] min-w-[76px] flex-1 place-items-center rounded-card border-2 border-control bg-bg font-bold text-lg hover:border-text aria-pressed:border-brand aria-pressed:bg-brand aria-pressed:text-on-brand data-below:border-brand data-below:bg-brand-tint landscape:h-(--key) landscape:min-w-[72px] landscape:text-base"
              >
                {electric ? number(level) : fractions[index]}
              </button>
            ))}
          </div>
          <div aria-hidden className="hint mt-3 flex justify-between text-muted">
            <span>{t('energy.empty')}</span>
            <span>{t('energy.full')}</span>
          </div>
        </fieldset>
      }
    >
      <p className="flex items-center gap-6 font-bold text-3xl text-brand" aria-live="polite">
        <Icon aria-hidden className="size-12" />
        {chosen === null ? '–' : number(chosen / 100, { style: 'percent' })}
      </p>
    </Screen>
  )
}
