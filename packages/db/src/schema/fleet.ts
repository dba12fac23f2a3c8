// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
/** The tables that fleet owns: nobody else writes them. */
export const tables = ['places', 'branches', 'classes', 'units', 'companies'] as const

/** The gazetteer behind place search. */
export type PlaceRow = {
  id: number
  name: string
  region: string | null
  country: string
  kind: 'city' | 'airport' | 'station'
  code: string | null
  population: number
  latitude: number
  longitude: number
}

/** A place with an address, a zone, opening hours and a currency; it rents, parks, or both. */
export type BranchRow = {
  id: string
  name: string
  kind: 'city' | 'airport' | 'station'
  rents: boolean
  parks: boolean
  address: string
  postcode: string
  city: string
  country: string
  latitude: number
  longitude: number
  position: string
  time_zone: string
  currency: string
  opening_hours: string
  phone: string
  email: string
  tax_basis_points: number
  turnaround_minutes: number
  early_minutes: number
  free_cancellation_minutes: number
  rental_no_show_minutes: number
  parking_no_show_minutes: number
  short_parking_no_show_minutes: number
  created_at: Date
  flight_no_show_minutes: number
  company_id: string
}

/** What a customer chooses, an ACRISS vehicle class or a bay class. */
export type ClassRow = {
  id: string
  product: 'rental' | 'parking'
  acriss: string | null
  bay_kind: 'standard' | 'ev' | 'accessible' | 'oversize' | null
  name_en: string
  name_fr: string
  example: string | null
  seats: number | null
  doors: number | null
  bags: number | null
  gearbox: 'manual' | 'automatic' | null
  fuel: 'petrol' | 'diesel' | 'hybrid' | 'electric' | null
  min_age: number
  max_height_cm: number | null
  sort: number
}

/** One physical thing that can be claimed, a vehicle or a bay; branch_id is where it stands now. */
export type UnitRow = {
  id: string
  product: string
  class_id: string
  branch_id: string
  label: string
  plate: string | null
  make: string | null
  model: string | null
  model_year: number | null
  colour: string | null
  odometer_km: number | null
  energy_percent: number | null
  level: string | null
  covered: boolean | null
  ev_kw: number | null
  ev_connector: string | null
  status: 'in_service' | 'maintenance' | 'damaged' | 'retired'
  status_note: string | null
  version: number
  created_at: Date
}

/** The legal person that runs branches and sells at them. */
export type CompanyRow = {
  id: string
  code: string
  name: string
  address: string
  postcode: string
  city: string
  country: string
  registration: string
  tax_number: string
  email: string
  refund_limit_minor: number
}
