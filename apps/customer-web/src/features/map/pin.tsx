import { divIcon, type Marker as LeafletMarker, marker } from 'leaflet'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useMap } from 'react-leaflet'

export type PinData = {
  id: string
  lat: number
  lng: number
  /** On the pin: "€182". */
  label: string
  /** For those who do not see it: "Lisbon Airport, from €182, 4 classes". */
  name: string
  /** Nothing can be booked there. */
  empty: boolean
}

type PinProps = {
  pin: PinData
  selected: boolean
  /** There is no room for its price: a dot, until it is reached for. */
  crowded: boolean
  onSelect: () => void
}

/** A branch on the map: a real button, so that every way of pressing buttons works on it. */
export function Pin({ pin, selected, crowded, onSelect }: PinProps) {
  const map = useMap()
  const [element] = useState(() => document.createElement('div'))
  const shown = useRef<LeafletMarker>(undefined)
  const { lat, lng } = pin

  useEffect(() => {
    const icon = divIcon({ html: element, className: '', iconSize: [0, 0] })
    const here = marker([lat, lng], { icon, keyboard: false, interactive: false }).addTo(map)
    shown.current = here
    return () => {
      here.remove()
    }
  }, [map, element, lat, lng])

  useEffect(() => {
    shown.current?.setZIndexOffset(selected ? 1000 : crowded || pin.empty ? -1000 : 0)
  }, [selected, crowded, pin.empty])

  return createPortal(
    <button
      type="button"
      className="map-pin"
      aria-label={pin.name}
      aria-pressed={selected}
      data-empty={pin.empty || undefined}
      data-crowded={crowded || undefined}
      onClick={onSelect}
    >
      <span>{pin.label}</span>
    </button>,
    element,
  )
}
