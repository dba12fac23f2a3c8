import { DomUtil, Layer, type Map as LeafletMap } from 'leaflet'
import { layOut, type PlaceRow } from './label-layout.ts'

/** Metres of radius that a town takes for the root of its inhabitants: Lyon's half a million fill 4 km. */
const spread = 5.6
/** Towns smaller than this on screen are told by their names alone, px. */
const leastRadius = 1.5

/**
 * Towns, as large as their inhabitants need, and their names; drawn anew after each move. Decorative: the
 * list names every branch.
 */
class PlacesLayer extends Layer {
  readonly places: readonly PlaceRow[]
  readonly box = DomUtil.create('div', 'map-places')
  readonly ground = DomUtil.create('canvas', 'map-towns', this.box)
  readonly names = DomUtil.create('div', '', this.box)

  constructor(places: readonly PlaceRow[]) {
    super()
    this.places = places
    this.box.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: LeafletMap): this {
    map.getPanes().tilePane.append(this.box)
    this.draw()
    return this
  }

  override onRemove(): this {
    this.box.remove()
    return this
  }

  override getEvents() {
    const draw = () => this.draw()
    const hide = () => {
      this.box.hidden = true
    }
    return { zoomstart: hide, moveend: draw, resize: draw }
  }

  draw(): void {
    this.box.hidden = false
    this.drawTowns()
    this.drawNames()
  }

  private drawTowns(): void {
    const map = this._map
    const { x: width, y: height } = map.getSize()
    const sharp = devicePixelRatio
    const { ground } = this
    ground.width = width * sharp
    ground.height = height * sharp
    ground.style.width = `${width}px`
    ground.style.height = `${height}px`
    DomUtil.setPosition(ground, map.containerPointToLayerPoint([0, 0]))
    const pen = ground.getContext('2d')
    if (!pen) return
    pen.scale(sharp, sharp)
    pen.fillStyle = getComputedStyle(ground).color
    const metresPerPixel =
      map.distance(map.containerPointToLatLng([0, 0]), map.containerPointToLatLng([100, 0])) / 100
    const inView = map.getBounds().pad(0.2)
    for (const [, lat, lng, thousands] of this.places) {
      const radius = (spread * Math.sqrt(thousands * 1000)) / metresPerPixel
      // The rest is smaller still: the list begins with the largest.
      if (radius < leastRadius) break
      if (!inView.contains([lat, lng])) continue
      const { x, y } = map.latLngToContainerPoint([lat, lng])
      pen.beginPath()
      pen.arc(x, y, radius, 0, 2 * Math.PI)
      pen.fill()
    }
  }

  private drawNames(): void {
    const map = this._map
    const labels = layOut(this.places, (lat, lng) => map.latLngToContainerPoint([lat, lng]), map.getSize())
    this.names.replaceChildren(
      ...labels.map(({ name, x, y, rank }) => {
        const label = DomUtil.create('span', `map-label map-label-${rank}`)
        label.textContent = name
        DomUtil.setPosition(label, map.containerPointToLayerPoint([x, y]))
        return label
      }),
    )
  }
}

export const placesLayer = (places: readonly PlaceRow[]): Layer => new PlacesLayer(places)
