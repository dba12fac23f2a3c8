import { useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import { Combobox, useFormat } from '@forecourt/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { findHere, hereOption, type PlaceOption, placeOption, type Spot, spotOption } from './place.ts'
import { recentSearches } from './recent.ts'
import { useSettled } from './use-settled.ts'

export type PlaceFieldProps = {
  name: string
  label: string
  placeholder: string
  product: Product
  value: Spot | null
  onChange: (spot: Spot | null) => void
  error: string | undefined
  /** Offers our own branches alone, for where a car is returned. */
  branchesOnly?: boolean
  className?: string
}

/** Suggestions stand this long behind what is typed, ms. */
const typingPause = 180

/** A place to search around: while nothing is typed, those searched before and the device's own position. */
export function PlaceField({ product, value, onChange, branchesOnly = false, ...field }: PlaceFieldProps) {
  const t = useT()
  const trpc = useTRPC()
  const countryName = useCountryName()
  const [typed, setTyped] = useState('')
  const [locating, setLocating] = useState<'no' | 'yes' | 'failed'>('no')
  const text = useSettled(typed.trim(), typingPause)
  const places = useQuery(
    trpc.fleet.searchPlaces.queryOptions(
      { text, product },
      { enabled: text !== '', placeholderData: keepPreviousData, staleTime: 10 * 60_000 },
    ),
  )
  const found = (places.data ?? [])
    .filter((place) => !branchesOnly || place.branchId !== null)
    .map((place) => placeOption(place, t(`search.kinds.${place.kind}`), countryName(place.country)))
  const options = text === '' && !branchesOnly ? idleOptions() : text === '' ? [] : found

  function idleOptions(): PlaceOption[] {
    const recent = recentSearches().flatMap(({ place, lat, lng, branch }) =>
      place && lat !== undefined && lng !== undefined
        ? [spotOption({ name: place, lat, lng, branch }, t('search.recent'))]
        : [],
    )
    return [hereOption(t('search.hereName')), ...new Map(recent.map((o) => [o.value, o])).values()]
  }

  async function choose(option: PlaceOption | null): Promise<void> {
    setLocating('no')
    if (option === null || option.spot) return onChange(option?.spot ?? null)
    setLocating('yes')
    try {
      onChange(await findHere(option.label))
      setLocating('no')
    } catch {
      setLocating('failed')
    }
  }

  const failed = locating === 'failed' ? t('search.nearMeFailed') : undefined
  return (
    <Combobox
      {...field}
      error={failed ?? field.error}
      icon={MapPin}
      options={options}
      status={locating === 'yes' || places.isFetching ? 'loading' : places.isError ? 'failed' : 'ready'}
      onQuery={setTyped}
      value={value && spotOption(value)}
      onChange={choose}
      emptyText={t('search.emptyPlaces')}
    />
  )
}

function useCountryName(): (code: string) => string {
  const { locale } = useFormat()
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return (code) => names.of(code) ?? code
}
