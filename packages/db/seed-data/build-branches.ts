/** Chooses where Forecourt has branches: curated ones abroad, French airports and stations, then towns. */
import { readTable } from './tables.ts'

type Place = { name: string; country: string; latitude: string; longitude: string }
export type Places = {
  cities: (Place & { population: number; postcode: string })[]
  airports: (Place & { code: string })[]
  stations: Place[]
}
type City = Places['cities'][number]

type Branch = {
  id: string
  name: string
  kind: 'city' | 'airport' | 'station'
  rents: '1' | ''
  parks: string
  address: string
  postcode: string
  city: string
  country: string
  latitude: string
  longitude: string
}

const total = 520
const frenchStations = 112
/** Towns nearer to each other than this share a branch. */
const spacingKm = 7

const streets = [
  'avenue Jean Jaurès',
  'rue de la République',
  'boulevard Victor Hugo',
  'avenue du Général de Gaulle',
  'rue Pasteur',
  'avenue de l’Europe',
  'boulevard Gambetta',
  'route de Paris',
  'avenue Pierre Mendès France',
  'rue Jules Ferry',
  'avenue Aristide Briand',
  'boulevard de la Liberté',
]

const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const airportId = (name: string) =>
  slug(name.replace(/^(Aéroport|Aeropuerto|Aeroport|Aeroporto) (de |di )?/, ''))

/** « Gare de Nantes », « Gare d’Avignon TGV », « Gare du Mans ». */
const stationName = (name: string) =>
  name.includes('Gare')
    ? name
    : name.startsWith('Le ')
      ? `Gare du ${name.slice(3)}`
      : /^[AEIOUÉÈ]/.test(name)
        ? `Gare d’${name}`
        : `Gare de ${name}`

const km = (a: Place, b: Place) => {
  const dy = (Number(a.latitude) - Number(b.latitude)) * 111.2
  const dx =
    (Number(a.longitude) - Number(b.longitude)) * 111.2 * Math.cos((Number(a.latitude) * Math.PI) / 180)
  return Math.hypot(dx, dy)
}

const at = ({ country, latitude, longitude }: Place) => ({ country, latitude, longitude })

function find<T>(what: string, list: T[], test: (item: T) => boolean): T {
  const found = list.find(test)
  if (found === undefined) throw new Error(`${what} is in no source.`)
  return found
}

/** The town that a station serves: the one it is named after, else the nearest. */
function townOf(station: Place, cities: City[]): City {
  const near = cities.filter((city) => city.country === station.country && km(city, station) < 40)
  const named = near.filter((city) => station.name.startsWith(city.name))
  const best = named.sort((a, b) => b.name.length - a.name.length || b.population - a.population)[0]
  return (
    best ??
    find(
      station.name,
      near.sort((a, b) => km(a, station) - km(b, station)),
      () => true,
    )
  )
}

function abroad({ cities, airports, stations }: Places): Branch[] {
  return readTable('curated/branches-abroad.tsv').map((row) => {
    const list: Place[] = row.kind === 'city' ? cities : row.kind === 'station' ? stations : airports
    const place = find(row.name ?? '', list, (candidate) =>
      'code' in candidate
        ? candidate.code === row.source
        : candidate.country === row.country && candidate.name === row.source?.replace('St-', 'Saint-'),
    )
    const { name = '', address = '', postcode = '', city = '', parks = '' } = row
    const kind = find('kind', ['city', 'airport', 'station'] as const, (known) => known === row.kind)
    return { id: airportId(name), name, kind, rents: '1', parks, address, postcode, city, ...at(place) }
  })
}

function frenchAirports({ airports }: Places): Branch[] {
  return readTable('curated/airports-fr.tsv')
    .filter((row) => row.branch)
    .map(({ iata, name = '', city = '', postcode = '', parks = '' }) => {
      const place = find(name, airports, (airport) => airport.code === iata)
      return {
        id: airportId(name),
        name,
        kind: 'airport',
        rents: '1',
        parks,
        address: 'Terminal des arrivées',
        postcode,
        city,
        ...at(place),
      }
    })
}

function stationBranches({ cities, stations }: Places): Branch[] {
  const known = new Map(readTable('curated/stations-fr.tsv').map((row) => [row.name, row]))
  return stations
    .filter((station) => station.country === 'FR')
    .map((station) => ({ station, town: townOf(station, cities), curated: known.get(station.name) }))
    .sort((a, b) => Number(!a.curated) - Number(!b.curated) || b.town.population - a.town.population)
    .slice(0, frenchStations)
    .map(({ station, town, curated }) => ({
      id: slug(station.name),
      name: stationName(station.name),
      kind: 'station',
      rents: '1',
      parks: curated?.parks ?? '',
      address: curated?.address ?? 'Place de la Gare',
      postcode: curated?.postcode ?? town.postcode,
      city: curated?.city ?? town.name,
      ...at(station),
    }))
}

function carParks(): Branch[] {
  return readTable('curated/car-parks.tsv').map((row) => {
    const { name = '', address = '', postcode = '', city = '', latitude = '', longitude = '' } = row
    const id = slug(name)
    return {
      id,
      name,
      kind: 'city',
      rents: '',
      parks: '1',
      address,
      postcode,
      city,
      country: 'FR',
      latitude,
      longitude,
    }
  })
}

/** French towns by population, those that stand apart, until `count` is reached. */
function towns({ cities }: Places, count: number): Branch[] {
  const chosen: City[] = []
  for (const city of cities.filter(({ country }) => country === 'FR')) {
    if (chosen.length === count) break
    if (chosen.every((other) => km(other, city) > spacingKm)) chosen.push(city)
  }
  return chosen.map((city, i) => ({
    id: slug(city.name),
    name: `${city.name} Centre`,
    kind: 'city',
    rents: '1',
    parks: '',
    address: `${2 + ((i * 37) % 118)} ${streets[i % streets.length]}`,
    postcode: city.postcode,
    city: city.name,
    ...at(city),
  }))
}

/** Every branch, with ids made distinct by kind or country where two have the same name. */
export function branches(places: Places): Branch[] {
  const fixed = [...frenchAirports(places), ...stationBranches(places), ...carParks()]
  const foreign = abroad(places)
  const all = [...fixed, ...towns(places, total - fixed.length - foreign.length), ...foreign]
  const taken = new Set<string>()
  return all.map((branch) => {
    const id = [
      branch.id,
      `${branch.id}-${branch.kind}`,
      `${branch.id}-${branch.country.toLowerCase()}`,
    ].find((candidate) => !taken.has(candidate))
    if (!id) throw new Error(`${branch.name} has no id of its own.`)
    taken.add(id)
    return { ...branch, id }
  })
}
