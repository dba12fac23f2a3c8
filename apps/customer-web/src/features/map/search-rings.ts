import { circle, divIcon, type LatLngExpression, type Map as LeafletMap, marker } from 'leaflet'

const steps = [1, 2, 5, 10, 20, 50, 100]

/** Up to three round distances that fit into a radius, in kilometres. */
const ringDistances = (radiusKm: number): number[] => steps.filter((km) => km <= radiusKm).slice(-3)

/** Metres that a degree of latitude has. */
const metresPerDegree = 111_320

/** Marks where was searched, with rings that tell distances. Returns what takes them away again. */
export function addRings(
  map: LeafletMap,
  centre: { lat: number; lng: number },
  radiusKm: number,
  label: (km: number) => string,
): () => void {
  const rings = ringDistances(radiusKm).flatMap((km) => {
    const north = centre.lat + (km * 1000) / metresPerDegree
    return [
      circle(centre, { radius: km * 1000, className: 'map-ring', interactive: false }),
      mark({ lat: north, lng: centre.lng }, 'map-ring-label', label(km)),
    ]
  })
  const layers = [...rings, mark(centre, 'map-centre')]
  for (const layer of layers) layer.addTo(map)
  return () => {
    for (const layer of layers) layer.remove()
  }
}

/** Something that is only looked at. */
function mark(at: LatLngExpression, className: string, text = '') {
  const html = document.createElement('span')
  html.className = className
  html.textContent = text
  html.ariaHidden = 'true'
  const icon = divIcon({ html, className: '', iconSize: [0, 0] })
  return marker(at, { icon, keyboard: false, interactive: false, zIndexOffset: -2000 })
}
