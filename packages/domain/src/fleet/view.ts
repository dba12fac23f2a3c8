import type { BranchRow, ClassRow, UnitRow } from '@forecourt/db/schema/fleet'
import type { Branch, Product, Unit, UnitClass } from './contract.ts'
import { isOpenAt, nextChange } from './opening-hours.ts'

/** A branch as screens show it; `distanceM` is from the point that was asked for, if any. */
export function toBranch(row: BranchRow, now: Date, distanceM: number | null = null): Branch {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    rents: row.rents,
    parks: row.parks,
    address: row.address,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    lat: row.latitude,
    lng: row.longitude,
    timeZone: row.time_zone,
    currency: row.currency,
    openingHours: row.opening_hours,
    phone: row.phone,
    email: row.email,
    freeCancellationMinutes: row.free_cancellation_minutes,
    earlyMinutes: row.early_minutes,
    openNow: isOpenAt(row, now),
    changesAt: nextChange(row, now)?.toISOString() ?? null,
    distanceM: distanceM === null ? null : Math.round(distanceM),
  }
}

export const toClass = (row: ClassRow): UnitClass => ({
  id: row.id,
  product: row.product,
  acriss: row.acriss,
  bayKind: row.bay_kind,
  name: { en: row.name_en, fr: row.name_fr },
  example: row.example,
  seats: row.seats,
  doors: row.doors,
  bags: row.bags,
  gearbox: row.gearbox,
  fuel: row.fuel,
  minAge: row.min_age,
  maxHeightCm: row.max_height_cm,
})

export const toUnit = (row: UnitRow): Unit => ({
  id: row.id,
  product: row.product as Product,
  classId: row.class_id,
  branchId: row.branch_id,
  label: row.label,
  plate: row.plate,
  make: row.make,
  model: row.model,
  modelYear: row.model_year,
  colour: row.colour,
  odometerKm: row.odometer_km,
  energyPercent: row.energy_percent,
  level: row.level,
  covered: row.covered,
  evKw: row.ev_kw,
  evConnector: row.ev_connector,
  status: row.status,
  statusNote: row.status_note,
  version: row.version,
})
