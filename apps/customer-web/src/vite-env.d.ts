declare module 'virtual:map-base' {
  import type { mesh } from 'topojson-client'

  type Topology = NonNullable<Parameters<typeof mesh>[0]>
  type Geometry = NonNullable<Parameters<typeof mesh>[1]>
  const base: Topology & { objects: { countries: Geometry } }
  export default base
}

declare module 'virtual:map-places' {
  /** `[name, latitude, longitude, population in thousands]`, the largest first. */
  const places: [string, number, number, number][]
  export default places
}
