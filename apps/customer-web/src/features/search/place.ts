import type { Place } from '@forecourt/domain/fleet/contract'
import type { ComboOption } from '@forecourt/ui'
import { Building2, LocateFixed, type LucideIcon, Plane, TrainFront, Warehouse } from 'lucide-react'

/** Somewhere to search around; a branch brings its id. */
export type Spot = { name: string; lat: number; lng: number; branch: string | undefined }

export type PlaceOption = ComboOption & {
  /** Null where it must be found out first: the device's own position. */
  spot: Spot | null
}

const icons: Record<Place['kind'], LucideIcon> = {
  city: Building2,
  airport: Plane,
  station: TrainFront,
  branch: Warehouse,
}

/** A suggestion of the gazetteer as an option. `kind` is the word for what it is. */
export function placeOption(place: Place, kind: string, country: string): PlaceOption {
  const name = place.code ? `${place.name} (${place.code})` : place.name
  return {
    value: `${place.kind}:${place.branchId ?? `${place.lat},${place.lng}`}`,
    label: name,
    detail: [kind, place.region, country].filter(Boolean).join(' · '),
    icon: icons[place.kind],
    spot: { name, lat: place.lat, lng: place.lng, branch: place.branchId ?? undefined },
  }
}

/** A place that was chosen before. */
export function spotOption(spot: Spot, detail?: string): PlaceOption {
  return {
    value: `spot:${spot.branch ?? `${spot.lat},${spot.lng}`}`,
    label: spot.name,
    spot,
    ...(detail === undefined ? {} : { detail }),
  }
}

/** The device's own position, asked for when it is chosen. */
export function hereOption(label: string): PlaceOption {
  return { value: 'here', label, icon: LocateFixed, spot: null }
}

/** Asks the device where it is. @throws GeolocationPositionError when it does not know or may not say */
export function findHere(name: string): Promise<Spot> {
  return new Promise((found, failed) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        found({ name, lat: round(coords.latitude), lng: round(coords.longitude), branch: undefined }),
      failed,
      { timeout: 10_000, maximumAge: 5 * 60_000 },
    )
  })
}

/** To about 100 m: enough to search around, and no more of a person's position in an address than needed. */
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000
