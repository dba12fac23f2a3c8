import 'leaflet/dist/leaflet.css'
import './map.css'
import { Button, useFormat } from '@forecourt/ui'
import { type Map as LeafletMap, latLngBounds } from 'leaflet'
import { ScanSearch } from 'lucide-react'
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import { AttributionControl, MapContainer, useMap, ZoomControl } from 'react-leaflet'
import { useT } from '../../i18n.ts'
import { addBaseMap } from './base-layer.ts'
import { declutter } from './declutter.ts'
import { Pin, type PinData } from './pin.tsx'
import { addRings } from './search-rings.ts'
import { useTiles } from './use-tiles.ts'

export type Area = { lat: number; lng: number; radiusKm: number }

export type OffersMapProps = {
  /** Where was searched. */
  area: Area
  /** For the unit of distances. */
  country: string
  pins: readonly PinData[]
  selected: string | null
  onSelect: (id: string) => void
  /** Searches where the map was moved to; left out, the map is only looked at. */
  onSearchArea?: (area: Area) => void
}

/** The branches of the results on a map. Loaded when it is first shown; the list is complete without it. */
export default function OffersMap(props: OffersMapProps) {
  const { area } = props
  return (
    <MapContainer
      className="map isolate h-full w-full"
      center={[area.lat, area.lng]}
      zoom={11}
      // On a page that scrolls, the wheel is the page's.
      scrollWheelZoom={props.onSearchArea !== undefined}
      minZoom={5}
      maxZoom={17}
      zoomControl={false}
      attributionControl={false}
    >
      <Layers {...props} />
      <Pins {...props} />
    </MapContainer>
  )
}

function Pins({ pins, selected, onSelect }: OffersMapProps) {
  const map = useMap()
  // Drawn anew whenever the view is another: then other pins are in each other's way.
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    map.on('zoomend resize', redraw)
    return () => {
      map.off('zoomend resize', redraw)
    }
  }, [map])
  const weight = (pin: PinData) => (pin.id === selected ? 0 : pin.empty ? 2 : 1)
  const spots = pins
    .toSorted((a, b) => weight(a) - weight(b))
    .map(({ id, lat, lng }) => {
      const { x, y } = map.latLngToLayerPoint([lat, lng])
      return { id, x, y }
    })
  const shown = declutter(spots)
  return pins
    .filter((pin) => shown.has(pin.id))
    .map((pin) => (
      <Pin
        key={pin.id}
        pin={pin}
        selected={pin.id === selected}
        behind={shown.get(pin.id) ?? 0}
        onSelect={() => onSelect(pin.id)}
      />
    ))
}

function Layers({ area, country, pins, onSearchArea }: OffersMapProps) {
  const t = useT()
  const map = useMap()
  const tiles = useTiles()
  const { distance, locale } = useFormat()
  const [moved, setMoved] = useState(false)
  const byUs = useRef(false)
  const { lat, lng, radiusKm } = area
  const ringLabel = useEffectEvent((km: number) => distance(km * 1000, country))

  useEffect(() => {
    if (tiles !== 'none') return
    let remove: (() => void) | undefined
    let gone = false
    addBaseMap(map).then((removeBase) => {
      if (gone) removeBase()
      else remove = removeBase
    })
    return () => {
      gone = true
      remove?.()
    }
  }, [map, tiles])

  useEffect(() => addRings(map, { lat, lng }, radiusKm, ringLabel), [map, lat, lng, radiusKm, locale])

  const anyPins = pins.length > 0
  // Once for each search: what is live must not move the map under a hand.
  const fit = useEffectEvent(() => {
    byUs.current = true
    const around = latLngBounds([{ lat, lng }, ...pins])
    if (anyPins) map.fitBounds(around, { padding: [48, 56], maxZoom: 13, animate: false })
    else map.setView({ lat, lng }, 10, { animate: false })
    byUs.current = false
    setMoved(false)
  })
  useEffect(() => fit(), [lat, lng, radiusKm, anyPins])

  useEffect(() => {
    const noticed = () => setMoved((before) => before || !byUs.current)
    map.on('dragend zoomend', noticed)
    return () => {
      map.off('dragend zoomend', noticed)
    }
  }, [map])

  useResizes(map)

  return (
    <>
      <ZoomControl position="topright" zoomInTitle={t('map.zoomIn')} zoomOutTitle={t('map.zoomOut')} />
      <AttributionControl prefix={t('map.credit')} position="bottomleft" />
      {moved && onSearchArea && (
        <div className="pointer-events-none absolute inset-x-0 top-3 z-[1000] flex justify-center">
          <Button
            size="small"
            className="pointer-events-auto shadow-popover"
            onClick={() => {
              setMoved(false)
              onSearchArea(areaOf(map))
            }}
          >
            <ScanSearch aria-hidden className="size-4" />
            {t('map.searchArea')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Leaflet keeps the size that it was made with unless it is told. */
function useResizes(map: LeafletMap): void {
  useEffect(() => {
    const observer = new ResizeObserver(() => map.invalidateSize({ animate: false }))
    observer.observe(map.getContainer())
    return () => observer.disconnect()
  }, [map])
}

/** What is in view, as a circle around its middle. */
function areaOf(map: LeafletMap): Area {
  const { lat, lng } = map.getCenter()
  const corner = map.distance(map.getCenter(), map.getBounds().getNorthEast()) / 1000
  return {
    lat: Math.round(lat * 1e3) / 1e3,
    lng: Math.round(lng * 1e3) / 1e3,
    radiusKm: Math.min(200, Math.max(1, Math.round(corner * 0.8))),
  }
}
