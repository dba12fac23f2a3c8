import { roundMinor } from '../kernel/index.ts'
import type { LineItem } from './contract.ts'
import { line, sumOf, unlessFree } from './line.ts'
import { type Booked, earlyReturn, lateReturn, overstay } from './settle-time.ts'
import { countDays } from './units.ts'

/** What happened. What is not known (a broken dial, a bay without a charger) is left out and costs nothing. */
export type Happened = {
  /** When the car was brought back, or drove out. */
  end: Date
  /** By the odometer. */
  kmDriven?: number | undefined
  /** Tank or battery in percent, at pick-up and at return. */
  energy?: { outPercent: number; inPercent: number } | undefined
  /** In a bay with charging: what was charged, and how long the car stayed plugged in when it was full. */
  charging?: { kWh: number; idleMinutes: number } | undefined
}

export type Settlement = {
  /** The final bill: what was sold, what is given back of it, and what came on top. Its sum is the total. */
  lines: LineItem[]
  totalMinor: number
  /** Against what the booking was sold for: above zero to be paid, below it to be given back. */
  differenceMinor: number
}

/**
 * What a booking comes to in the end, by its own price book. Pure, so that a screen can show it before the return is
 * confirmed. Only discounts and what is given back are below zero, the total never is, and a later end costs no less.
 *
 * - A rental: 29 minutes late are free; then hours and, from 2 h 30 min over, a further day, as its plan counts them.
 *   Brought back early, the time is priced anew, or nothing is given back, as the option says that was booked. Then
 *   kilometres over those that the booked days include, and the energy that is missing, with the errand for it.
 * - A stay in a car park: 10 minutes longer are free, then every minute of the tariff. Left early, it is priced by the
 *   time from the booked start. Then the energy that was charged, and the minutes that a full car kept the charger.
 */
export function settleReturn(booked: Booked, happened: Happened): Settlement {
  const more = parts[booked.input.product].flatMap((part) => part(booked, happened)).flatMap(unlessFree)
  const lines = [...booked.lines, ...more]
  return { lines, totalMinor: sumOf(lines), differenceMinor: sumOf(more) }
}

type Part = (booked: Booked, happened: Happened) => LineItem[]

const early: Part = (booked, { end }) => earlyReturn(booked, end)

const kilometres: Part = ({ input: { book, product, period } }, { kmDriven }) => {
  const { km_per_day: perDay, extra_km_minor: price } = book.plan
  if (kmDriven === undefined || perDay === null || price === null) return []
  const included = perDay * countDays(product, period)
  const km = Math.max(0, Math.ceil(kmDriven) - included)
  return [line('extra_km', 'usage', km, price, km * price, { km, included })]
}

const missingEnergy: Part = ({ input: { book } }, { energy }) => {
  const percent = energy ? Math.max(0, Math.ceil(energy.outPercent - energy.inPercent)) : 0
  if (percent === 0) return []
  const { energy_percent_minor: price, energy_service_minor: service } = book.plan
  return [line('energy', 'usage', percent, price), line('energy_service', 'usage', 1, service)]
}

const charged: Part = ({ input: { book }, energyIncluded }, { charging }) => {
  if (!charging) return []
  const { ev_kwh_minor: price, ev_idle_minute_minor: perMinute } = book.plan
  const idle = Math.ceil(charging.idleMinutes)
  const kWh = energyIncluded ? 0 : charging.kWh
  return [
    line('charging', 'usage', kWh, price, roundMinor(kWh * price)),
    line('charging_idle', 'usage', idle, perMinute),
  ]
}

const parts: Record<'rental' | 'parking', readonly Part[]> = {
  rental: [early, (booked, { end }) => lateReturn(booked, end), kilometres, missingEnergy],
  parking: [early, (booked, { end }) => overstay(booked, end), charged],
}
