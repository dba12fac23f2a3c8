import { Button, Checkbox, SelectField, Sheet, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n.ts'
import type { FilterProps } from './filter-props.ts'
import { type FilterName, filterNames } from './filters.ts'

export type FilterSheetProps = Omit<FilterProps, 'active'> & { open: boolean; onClose: () => void }

const totals = [5_000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000]
const distances = [1, 2, 5, 10, 20]
const heights = [180, 190, 200, 210, 230, 260]

/** All filters of the product. Each works at once; the button only closes. */
export function FilterSheet({
  open,
  onClose,
  product,
  search,
  onChange,
  count,
  currency,
  country,
}: FilterSheetProps) {
  const t = useT()
  const { money, distance } = useFormat()
  const choices: Record<Exclude<FilterName, 'free'>, [value: string | number, label: string][]> = {
    seats: [4, 5, 7, 9].map((seats) => [seats, t('results.seatsFrom', { seats })]),
    gearbox: (['manual', 'automatic'] as const).map((gearbox) => [gearbox, t(`results.gearbox.${gearbox}`)]),
    fuel: (['petrol', 'diesel', 'hybrid', 'electric'] as const).map((fuel) => [
      fuel,
      t(`results.fuel.${fuel}`),
    ]),
    max: totals.map((total) => [total, t('results.upTo', { amount: money(total, currency, 'whole') })]),
    km: distances.map((km) => [km, t('results.within', { distance: distance(km * 1000, country) })]),
    bay: (['standard', 'ev', 'accessible', 'oversize'] as const).map((bay) => [bay, t(`results.bay.${bay}`)]),
    height: heights.map((height) => [height, t('results.heightTo', { metres: (height / 100).toFixed(2) })]),
  }
  const names: readonly FilterName[] = filterNames[product]
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('results.filters')}
      footer={
        <>
          <Button
            variant="quiet"
            onClick={() => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
          >
            {t('results.clearFilters')}
          </Button>
          <Button onClick={onClose}>{t('results.showCount', { count })}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {names.map((name) =>
          name === 'free' ? (
            <Checkbox
              key={name}
              name="free"
              label={t('results.names.free')}
              hint={t('results.freeOnly')}
              checked={search.free === true}
              onChange={(event) => onChange({ free: event.currentTarget.checked || undefined })}
            />
          ) : (
            <SelectField
              key={name}
              name={name}
              label={t(`results.names.${name}`)}
              placeholder={t('results.any')}
              value={String(search[name] ?? '')}
              onChange={({ currentTarget }) => {
                const choice = choices[name].find(([value]) => String(value) === currentTarget.value)
                onChange({ [name]: choice?.[0] })
              }}
              options={choices[name].map(([value, label]) => ({ value: String(value), label }))}
            />
          ),
        )}
      </div>
    </Sheet>
  )
}
