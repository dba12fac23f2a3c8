import { formatLocal, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import type { RatePlan } from './rates.ts'
import { weekdayName } from './sentence.ts'

type Tariff = RatePlan['tariffs'][number]

/** Prices by the time of day; a new version of the plan keeps them. */
export function Tariffs({ tariffs, currency }: { tariffs: readonly Tariff[]; currency: string }) {
  const t = useT()
  const { locale, money } = useFormat()
  const time = (minute: number) => {
    const clock = `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    return formatLocal(`2026-01-05T${clock}`, locale, 'time')
  }
  return (
    <section>
      <h2 className="font-bold text-lg">{t('pricing.plan.tariffs')}</h2>
      <p className="mb-2 text-muted text-sm">{t('pricing.plan.tariffsText')}</p>
      <ul className="flex flex-col gap-1">
        {byHours(tariffs).map(({ weekdays, fromMinute, toMinute, hourlyMinor }) => (
          <li key={`${weekdays}-${fromMinute}`}>
            {t('pricing.plan.tariff', {
              days:
                weekdays.length === 7
                  ? t('pricing.everyDay')
                  : new Intl.ListFormat(locale).format(weekdays.map((nth) => weekdayName(nth, locale))),
              from: time(fromMinute),
              to: time(toMinute),
              price: money(hourlyMinor, currency),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The same hours at the same price on several days are said once. */
function byHours(tariffs: readonly Tariff[]): (Omit<Tariff, 'weekday'> & { weekdays: number[] })[] {
  const groups = Map.groupBy(
    tariffs,
    ({ fromMinute, toMinute, hourlyMinor }) => `${fromMinute}-${toMinute}-${hourlyMinor}`,
  )
  return [...groups.values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({ ...first, weekdays: same.map(({ weekday }) => weekday) })),
  )
}
