import type { Site } from './branches.ts'
import type { SeedUnit } from './fleet.ts'
import { firstOpen } from './opening.ts'
import type { Random } from './random.ts'
import { dayMs, hourMs, minuteMs, wallClock } from './zones.ts'

/** A unit taken for a period, and what came of it. Instants in ms. */
export type Trip = {
  unit: SeedUnit
  from: Site
  to: Site
  start: number
  end: number
  /** When the customer came and left, if they did; Infinity: not yet. */
  in: number
  out: number
  noShow: boolean
  /** Made by the customer of the demonstration. */
  byDemoCustomer: boolean
}

/** A trip that has to be there, whatever chance brings before and after it. */
export type FixedTrip = Pick<Trip, 'start' | 'end'> & {
  to?: Site
  neverReturned?: true
  byDemoCustomer?: true
}

/** A workshop appointment of a unit that is otherwise in service, or an open-ended stay there. */
export type Block = { unit: SeedUnit; at: Site; start: number; end: number | null }

export type Journey = { trips: Trip[]; blocks: Block[] /** Where the unit stands now. */; site: Site }

/** How busy a product is: the wished share of time taken on a day counted from today, and how long people stay. */
export type Demand = {
  takenOn: (day: number) => number
  /** Hours, by weight. */
  stays: Readonly<Record<string, number>>
  meanHours: number
  /** Minutes on either side of the agreed time at which people really come and leave. */
  comesBetween: readonly [number, number]
  leavesBetween: readonly [number, number]
  /** The horizon in days, counted from today. */
  days: readonly [number, number]
}

const noShows = 0.015
const oneWays = 0.08
const appointments = 0.012
const lateReturns = 0.03
/** The least time between the return of a unit and its next customer, whatever the turnaround. */
const handover = 15 * minuteMs

type Route = {
  demand: Demand
  now: Date
  /** Midnight (UTC) of the day of `now`: what chance brings depends on the day alone. */
  today: number
  home: Site
  fixed: readonly FixedTrip[]
  /** Where a one-way rental from a branch may end. */
  destinations: (from: Site) => readonly Site[]
}

const turnaround = (unit: SeedUnit, to: Site) =>
  (unit.product === 'rental' ? to.row.turnaround_minutes : 0) * minuteMs

function people(trip: Pick<Trip, 'start' | 'end'>, { comesBetween, leavesBetween }: Demand, random: Random) {
  const came = trip.start + random.int(...comesBetween) * minuteMs
  const late = random.chance(lateReturns) ? random.int(30, 300) : random.int(...leavesBetween)
  return { in: came, out: Math.max(trip.end + late * minuteMs, came + 30 * minuteMs) }
}

/** Where the next customer takes the unit: mostly back to where it came from, sometimes elsewhere, then often home. */
function destination(at: Site, { home, fixed, destinations }: Route, random: Random): Site {
  if (fixed.length > 0 || !random.chance(oneWays)) return at
  const elsewhere = destinations(at)
  if (at !== home && random.chance(0.5)) return home
  return elsewhere.length > 0 ? random.pick(elsewhere) : at
}

/** When the next customer wants the unit: the busier the days, the sooner. */
function wanted(free: number, { demand, today }: Route, random: Random): number {
  let patience = random.exponential(demand.meanHours * hourMs)
  for (let at = free; ; at += dayMs) {
    const taken = demand.takenOn((at - today) / dayMs)
    const pace = taken / (1 - taken)
    if (patience <= pace * dayMs) return at + patience / pace
    patience -= pace * dayMs
    if (at > today + demand.days[1] * dayMs) return at
  }
}

/** The next trip by chance. */
function draw(unit: SeedUnit, at: Site, free: number, route: Route, random: Random): Trip {
  const { demand } = route
  const hours = Number(random.weighted(demand.stays))
  const { day, minutes } = wallClock(at.row.time_zone, wanted(free, route, random))
  const sameDay = wallClock(at.row.time_zone, free).day === day
  const wish = random.pick([480, 540, 540, 600, 660, 720, 840, 930, 990, 1020, 1080])
  const start = firstOpen(at, day, sameDay ? minutes : wish)
  const to = unit.product === 'rental' ? destination(at, route, random) : at
  const back = wallClock(to.row.time_zone, start + hours * hourMs)
  const end = firstOpen(to, back.day, back.minutes)
  const noShow = at === to && random.chance(noShows)
  return {
    unit,
    from: at,
    to,
    start,
    end,
    ...people({ start, end }, demand, random),
    noShow,
    byDemoCustomer: false,
  }
}

function fixedTrip(unit: SeedUnit, at: Site, wish: FixedTrip, demand: Demand, random: Random): Trip {
  const { start, end, to = at } = wish
  const { in: came, out } = people({ start, end }, demand, random)
  return {
    unit,
    from: at,
    to,
    start,
    end,
    in: came,
    out: wish.neverReturned ? Number.POSITIVE_INFINITY : out,
    noShow: false,
    byDemoCustomer: wish.byDemoCustomer ?? false,
  }
}

/**
 * The life of one unit from the first day of the horizon to the last: its trips follow one another without overlap,
 * turnaround included, each from where the one before ended.
 */
export function journey(unit: SeedUnit, route: Route, random: Random): Journey {
  const { demand, now, today, home, fixed } = route
  const first = today + demand.days[0] * dayMs
  // A unit out of service has no one waiting for it.
  const last = unit.status === 'in_service' ? today + demand.days[1] * dayMs : today - 2 * dayMs
  const trips: Trip[] = []
  const blocks: Block[] = []
  const waiting = [...fixed]
  let free = first
  let at = home
  for (;;) {
    const chance = draw(unit, at, free, { ...route, fixed: waiting }, random)
    const wish = waiting[0]
    const inTheWay = wish && chance.end + turnaround(unit, chance.to) + handover > wish.start
    const isFixed = wish !== undefined && (inTheWay || chance.end > last)
    const trip = isFixed ? fixedTrip(unit, at, wish, demand, random) : chance
    if (isFixed) waiting.shift()
    if (trip.end > last && !isFixed) break
    // Nobody gets the unit before the last customer has left it.
    trip.in = Math.max(trip.in, Math.min(trip.start, free))
    if (!isFixed && wish) trip.out = Math.min(trip.out, wish.start - handover)
    trips.push(trip)
    at = trip.to
    const back = trip.out === Number.POSITIVE_INFINITY ? now.getTime() + hourMs : trip.out
    free = Math.max(trip.end + turnaround(unit, at), trip.noShow ? 0 : back + handover)
    if (
      trip.start > now.getTime() &&
      waiting.length === 0 &&
      unit.product === 'rental' &&
      random.chance(appointments)
    ) {
      const { day, minutes } = wallClock(at.row.time_zone, free)
      const start = firstOpen(at, day, minutes)
      free = start + random.int(4, 30) * hourMs
      blocks.push({ unit, at, start, end: free })
    }
  }
  const begun = trips.filter((trip) => !trip.noShow && trip.in <= now.getTime()).at(-1)
  const site = begun ? (begun.out <= now.getTime() ? begun.to : begun.from) : home
  if (unit.status === 'maintenance') blocks.push({ unit, at: site, start: today - dayMs, end: null })
  return { trips, blocks, site }
}
