import { divIcon, type Marker as LeafletMarker, marker } from 'leaflet'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useMap } from 'react-leaflet'
import { useT } from '../../i18n.ts'

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
  /** How many others stand so close that they are not shown at this zoom. */
  behind: number
  onSelect: () => void
}

/** A branch on the map: a real button, so that every way of pressing buttons works on it. */
export function Pin({ pin, selected, behind, onSelect }: PinProps) {
  const t = useT()
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
    shown.current?.setZIndexOffset(selected ? 1000 : pin.empty ? -1000 : 0)
  }, [selected, pin.empty])

  const text = behind > 0 ? `${pin.label} +${behind}` : pin.label
  return createPortal(
    <button
      type="button"
      className="map-pin"
      aria-label={
        behind > 0 ? t('map.behind', { name: pin.name.replace(pin.label, text), count: behind }) : pin.name
      }
      aria-pressed={selected}
      data-empty={pin.empty || undefined}
      onClick={onSelect}
    >
      {text}
    </button>,
    element,
  )
}
