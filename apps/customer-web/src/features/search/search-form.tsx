import { serverNow } from '@forecourt/client'
import {
  Button,
  Checkbox,
  DateTimeRange,
  ErrorSummary,
  Segmented,
  SelectField,
  useOnline,
} from '@forecourt/ui'
import { useNavigate } from '@tanstack/react-router'
import { CarFront, Search, SquareParking } from 'lucide-react'
import { type FormEvent, useId } from 'react'
import { useT } from '../../i18n.ts'
import { defaultAge, type TripSearch } from '../trip/trip.ts'
import { PlaceField } from './place-field.tsx'
import { rememberSearch } from './recent.ts'
import { useOpeningRule } from './use-place-hours.ts'
import { useSearchForm } from './use-search-form.ts'

export type SearchFormProps = {
  start: TripSearch
  /** Called when the results are asked for, e.g. to close the panel that holds the form. */
  onSearch?: () => void
}

const ages = Array.from({ length: defaultAge - 18 }, (_, index) => 18 + index)

/** Where, when and for whom: leads to the results. */
export function SearchForm({ start, onSearch }: SearchFormProps) {
  const t = useT()
  const form = useSearchForm(start)
  const navigate = useNavigate()
  const online = useOnline()
  const { product, zone, range } = form
  const branch = form.spot?.branch
  const startRule = useOpeningRule(branch, zone)
  const endRule = useOpeningRule(form.elsewhere ? form.drop?.branch : branch, zone)
  const error = (field: string) => form.errors.find((item) => item.field === field)?.message
  const title = useId()

  function search(event: FormEvent): void {
    event.preventDefault()
    const address = form.submit()
    if (!address) return
    rememberSearch(address)
    onSearch?.()
    navigate({ to: '/search', search: address })
  }

  return (
    <form noValidate onSubmit={search} aria-labelledby={title} className="flex flex-col gap-5">
      <h2 id={title} className="sr-only">
        {t('search.form')}
      </h2>
      <ErrorSummary items={form.errors} attempt={form.attempt} />
      <Segmented
        className="self-start"
        label={t('search.product')}
        name="product"
        value={product}
        onChange={form.setProduct}
        options={[
          { value: 'rental', label: t('search.rental'), icon: CarFront },
          { value: 'parking', label: t('search.parking'), icon: SquareParking },
        ]}
      />
      <div className="grid items-end gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_auto]">
        <PlaceField
          key={product}
          name="place"
          label={t(`search.where.${product}`)}
          placeholder={t('search.wherePlaceholder')}
          product={product}
          value={form.spot}
          onChange={form.setSpot}
          error={error('place')}
        />
        <DateTimeRange
          clock={serverNow}
          name="when"
          labels={{ start: t(`search.from.${product}`), end: t(`search.to.${product}`) }}
          value={range}
          onChange={form.setRange}
          zone={zone}
          step={product === 'parking' ? 15 : 30}
          slotState={(date, time, end) =>
            (end === 'start' ? startRule : endRule)?.(date, time, end) ?? 'open'
          }
          error={error('when')}
        />
        <Button type="submit" disabledReason={online ? undefined : t('shell.offlineReason')}>
          <Search aria-hidden className="size-5" />
          {t('search.submit')}
        </Button>
      </div>
      {product === 'rental' && (
        <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
          <div className="min-w-0 grow lg:max-w-[26rem]">
            <Checkbox
              name="elsewhere"
              label={t('search.elsewhere')}
              checked={form.elsewhere}
              onChange={(event) => form.setElsewhere(event.currentTarget.checked)}
            />
            {form.elsewhere && (
              <PlaceField
                branchesOnly
                className="mt-1"
                name="drop"
                label={t('search.dropWhere')}
                placeholder={t('search.dropPlaceholder')}
                product={product}
                value={form.drop}
                onChange={form.setDrop}
                error={error('drop')}
              />
            )}
          </div>
          <AgeField age={form.age} onChange={form.setAge} />
        </div>
      )}
    </form>
  )
}

function AgeField({ age, onChange }: { age: number; onChange: (age: number) => void }) {
  const t = useT()
  const hint = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <SelectField
        id="age"
        label={t('search.age')}
        aria-describedby={hint}
        className="grow sm:flex-row! sm:items-center sm:gap-3!"
        value={String(Math.min(age, defaultAge))}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        options={[
          ...ages.map((value) => ({ value: String(value), label: String(value) })),
          { value: String(defaultAge), label: t('search.ageOver', { age: defaultAge }) },
        ]}
      />
      <p id={hint} className="max-w-72 text-muted text-sm">
        {t('search.ageHint')}
      </p>
    </div>
  )
}
