import { geoJSON, type Map as LeafletMap, svg } from 'leaflet'
import { feature, mesh } from 'topojson-client'
import { placesLayer } from './places-layer.ts'

/**
 * Draws land, borders and towns: the map that needs no internet. Returns what takes it away again. Colours
 * come from the style sheet, so that they follow the theme.
 */
export async function addBaseMap(map: LeafletMap): Promise<() => void> {
  const [{ default: base }, { default: places }] = await Promise.all([
    import('virtual:map-base'),
    import('virtual:map-places'),
  ])
  const { countries } = base.objects
  const drawn = { interactive: false, renderer: svg({ pane: 'tilePane', padding: 0.5 }) }
  const land = geoJSON(feature(base, countries), { ...drawn, style: { className: 'map-land' } })
  const borders = geoJSON(
    mesh(base, countries, (a, b) => a !== b),
    { ...drawn, style: { className: 'map-border' } },
  )
  const layers = [land, borders, placesLayer(places)]
  for (const layer of layers) layer.addTo(map)
  return () => {
    for (const layer of layers) layer.remove()
  }
}
