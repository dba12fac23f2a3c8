import { DomUtil, Layer, type LayerOptions, type Map as LeafletMap } from 'leaflet'
import { layOut, type PlaceRow } from './label-layout.ts'

/** Towns as dots with their names; drawn anew after each move. Decorative: the list names every branch. */
class LabelLayer extends Layer {
  readonly places: readonly PlaceRow[]
  readonly box = DomUtil.create('div')

  constructor(places: readonly PlaceRow[], options?: LayerOptions) {
    super(options)
    this.places = places
    this.box.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: LeafletMap): this {
    map.getPanes().overlayPane.append(this.box)
    this.draw()
    return this
  }

  override onRemove(): this {
    this.box.remove()
    return this
  }

  override getEvents() {
    return { moveend: () => this.draw(), resize: () => this.draw() }
  }

  draw(): void {
    const map = this._map
    const labels = layOut(this.places, (lat, lng) => map.latLngToContainerPoint([lat, lng]), map.getSize())
    this.box.replaceChildren(
      ...labels.map(({ name, x, y, rank }) => {
        const label = DomUtil.create('span', `map-label map-label-${rank}`)
        label.textContent = name
        DomUtil.setPosition(label, map.containerPointToLayerPoint([x, y]))
        return label
      }),
    )
  }
}

export const labelLayer = (places: readonly PlaceRow[]): Layer => new LabelLayer(places)
