import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { baseMap } from './base-map.ts'

/**
 * The map's own data, cut at build time to where our branches are: land and borders of Natural Earth
 * (`virtual:map-base`) and towns of GeoNames (`virtual:map-places`), so that the map needs no internet.
 */
export function mapData(): Plugin {
  const sources: Record<string, () => unknown> = {
    'virtual:map-base': () => baseMap(readAtlas()),
    'virtual:map-places': readPlaces,
  }
  return {
    name: 'forecourt:map-data',
    resolveId: (id) => (id in sources ? `\0${id}` : undefined),
    load(id) {
      const read = sources[id.slice(1)]
      // As text: a browser parses JSON several times faster than the same literal.
      return read && `export default JSON.parse(${JSON.stringify(JSON.stringify(read()))})`
    },
  }
}

function readAtlas() {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')
  return JSON.parse(readFileSync(file, 'utf8'))
}

const cities = new URL('../../../packages/db/seed-data/cities.tsv', import.meta.url)

/** `[name, latitude, longitude, population in thousands]`, the largest first. */
function readPlaces(): [string, number, number, number][] {
  const [, ...rows] = readFileSync(cities, 'utf8').trim().split('\n')
  return rows
    .map((row): [string, number, number, number] => {
      const [name = '', , , population, lat, lng] = row.split('\t')
      return [name, degrees(lat), degrees(lng), Math.round(Number(population) / 1000)]
    })
    .sort((a, b) => b[3] - a[3])
}

/** To about 10 m. */
const degrees = (text: string | undefined): number => Math.round(Number(text) * 1e4) / 1e4
