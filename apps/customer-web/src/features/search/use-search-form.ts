import { serverNow } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import type { ErrorItem, LocalRange } from '@forecourt/ui'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { defaultAge, searchOf, suggestedPeriod, type TripSearch, tripOf } from '../trip/trip.ts'
import type { Spot } from './place.ts'
import { usePlaceZone } from './use-place-hours.ts'

/** Where most of our branches are: the zone until a place says another. */
const homeZone = 'Europe/Paris'

/** What is filled into the search form, what is wrong with it, and the address that it leads to. */
export function useSearchForm(start: TripSearch) {
  const t = useT()
  const [product, setProduct] = useState<Product>(start.product)
  const [spot, setSpot] = useState(() => spotOf(start))
  const [elsewhere, setElsewhere] = useState(start.drop !== undefined)
  const [drop, setDrop] = useState<Spot | null>(() => dropOf(start))
  const [age, setAge] = useState(start.age ?? defaultAge)
  const [chosen, setChosen] = useState<LocalRange | null>(() =>
    start.from && start.to ? { start: start.from, end: start.to } : null,
  )
  const [attempt, setAttempt] = useState(0)
  const place = usePlaceZone(spot, product)
  const zone = typeof place === 'object' ? place.zone : (start.tz ?? homeZone)
  // Dates that nobody chose follow the product and the clock of the place.
  const range = chosen ?? toRange(suggestedPeriod(product, serverNow(), zone))

  const errors: ErrorItem[] = []
  if (spot === null) errors.push({ field: 'place', message: t('search.needPlace') })
  else if (place === 'none') errors.push({ field: 'place', message: t('search.noBranch') })
  if (elsewhere && product === 'rental' && drop === null) {
    errors.push({ field: 'drop', message: t('search.needDrop') })
  }
  if (!range.start || !range.end || range.end <= range.start) {
    errors.push({ field: 'when', message: t('search.needDates') })
  }

  /** The address of the results, or null: then the errors are shown. */
  function submit(): TripSearch | null {
    const trip = tripOf({
      product,
      place: spot?.name,
      lat: spot?.lat,
      lng: spot?.lng,
      branch: spot?.branch,
      drop: elsewhere ? drop?.branch : undefined,
      dropName: elsewhere ? drop?.name : undefined,
      from: range.start,
      to: range.end,
      tz: zone,
      age,
    })
    setAttempt((count) => count + 1)
    return errors.length === 0 && trip ? searchOf(trip) : null
  }

  return {
    product,
    setProduct,
    spot,
    setSpot,
    elsewhere,
    setElsewhere,
    drop,
    setDrop,
    range,
    setRange: setChosen,
    age,
    setAge,
    zone,
    attempt,
    errors: attempt > 0 ? errors : [],
    submit,
  }
}

function spotOf({ place, lat, lng, branch }: TripSearch): Spot | null {
  return place && lat !== undefined && lng !== undefined ? { name: place, lat, lng, branch } : null
}

function dropOf({ drop, dropName }: TripSearch): Spot | null {
  return drop ? { name: dropName ?? drop, lat: 0, lng: 0, branch: drop } : null
}

const toRange = ({ from, to }: { from: string; to: string }): LocalRange => ({ start: from, end: to })
