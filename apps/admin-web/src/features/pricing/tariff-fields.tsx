import { Button, formatLocal, IconButton, TextField, useFormat } from '@forecourt/ui'
import { Plus, Trash2 } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'
import { type Band, gapsOf, newBand, readBands } from './tariff-form.ts'
import { WeekdayField } from './weekday-field.tsx'
import { weekdayName } from './weekday-name.ts'

/** Prices by the time of day, to be added, changed and taken out. */
export function TariffFields({
  bands,
  said,
  onChange,
}: {
  bands: readonly Band[]
  /** Whether what is wrong is said yet. */
  said: boolean
  onChange: (bands: Band[]) => void
}) {
  const t = useT()
  const { locale } = useFormat()
  const { currency } = useBranch().branch
  const { problem, tariffs } = readBands(bands, { currency, locale }, t)
  const change = (id: number, by: Partial<Band>) =>
    onChange(bands.map((band) => (band.id === id ? { ...band, ...by } : band)))
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-bold text-lg">{t('plans.tariff.title')}</legend>
      <p className="mb-4 text-muted text-sm">{t('plans.tariff.about')}</p>
      <ol className="flex flex-col gap-4">
        {bands.map((band, index) => {
          const nth = index + 1
          const wrong = said && problem?.id === band.id ? problem : undefined
          const field = (name: 'from' | 'to' | 'price') => ({
            // The summary of what is wrong leads to the field that is.
            id: wrong?.field === name ? 'bands' : `band-${band.id}-${name}`,
            value: band[name],
            error: wrong?.field === name ? wrong.message : undefined,
            autoComplete: 'off' as const,
            onChange: (event: { target: { value: string } }) =>
              change(band.id, { [name]: event.target.value }),
          })
          return (
            <li key={band.id}>
              <fieldset className="rounded-card border border-hairline p-4">
                <legend className="px-1 font-medium">{t('plans.tariff.band', { nth })}</legend>
                <WeekdayField
                  id={wrong?.field === 'weekdays' ? 'bands' : `band-${band.id}-weekdays`}
                  value={band.weekdays}
                  error={wrong?.field === 'weekdays' ? wrong.message : undefined}
                  onChange={(weekdays) => change(band.id, { weekdays })}
                />
                <div className="mt-4 flex flex-wrap items-end gap-4">
                  <TextField
                    label={t('plans.tariff.from')}
                    type="time"
                    className="min-w-32 grow basis-32"
                    {...field('from')}
                  />
                  <TextField
                    label={t('plans.tariff.to')}
                    type="time"
                    className="min-w-32 grow basis-32"
                    {...field('to')}
                  />
                  <TextField
                    label={t('plans.form.hourlyMinor')}
                    inputMode="decimal"
                    after={<span className="pr-3 text-sm">{currency}</span>}
                    className="min-w-40 grow basis-40"
                    {...field('price')}
                  />
                  <IconButton
                    icon={Trash2}
                    label={t('plans.tariff.remove', { nth })}
                    onClick={() => onChange(bands.filter(({ id }) => id !== band.id))}
                  />
                </div>
              </fieldset>
            </li>
          )
        })}
      </ol>
      <Button variant="secondary" className="mt-4" onClick={() => onChange([...bands, newBand(bands)])}>
        <Plus aria-hidden className="size-4" />
        {t('plans.tariff.add')}
      </Button>
      {tariffs && tariffs.length > 0 && <Gaps gaps={gapsOf(tariffs)} />}
    </fieldset>
  )
}

/** The hours that no band is for, in words. */
function Gaps({ gaps }: { gaps: ReturnType<typeof gapsOf> }) {
  const t = useT()
  const { locale } = useFormat()
  const time = (clock: string) => formatLocal(`2026-01-05T${clock}`, locale, 'time')
  const days = (bits: number) =>
    bits === 127
      ? t('pricing.everyDay')
      : new Intl.ListFormat(locale).format(
          [0, 1, 2, 3, 4, 5, 6].filter((nth) => bits & (1 << nth)).map((nth) => weekdayName(nth, locale)),
        )
  if (gaps.length === 0) return <p className="mt-3 text-muted text-sm">{t('plans.tariff.noGaps')}</p>
  return (
    <div className="mt-3 text-muted text-sm">
      <p>{t('plans.tariff.gaps')}</p>
      <ul className="list-disc pl-5">
        {gaps.map(({ weekdays, from, to }) => (
          <li key={`${weekdays}-${from}`}>
            {t('plans.tariff.gap', { days: days(weekdays), from: time(from), to: time(to) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
