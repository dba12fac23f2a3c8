import { flagshipId, type Site, type Size } from './branches.ts'
import { demandFor } from './demand.ts'
import { fixedTrips } from './fixtures.ts'
import type { SeedUnit } from './fleet.ts'
import { randomFor } from './random.ts'
import { type Block, journey, type Trip } from './trips.ts'
import { midnight } from './zones.ts'

export type Schedule = {
  trips: Trip[]
  blocks: Block[]
  /** Where each unit stands now, by the unit's id. */
  standsAt: Map<string, string>
}

/** How many branches of the country a one-way rental may go to from each. */
const destinationCount = 8

/** For each renting branch the same few of its country, chosen by chance. */
function destinationsAmong(sites: readonly Site[]): (from: Site) => readonly Site[] {
  const known = new Map<string, readonly Site[]>()
  return (from) => {
    const found = known.get(from.row.id)
    if (found) return found
    const random = randomFor(`destinations ${from.row.id}`)
    const others = sites.filter(
      ({ row }) => row.rents && row.country === from.row.country && row.id !== from.row.id,
    )
    const count = Math.min(destinationCount, others.length)
    const list = Array.from({ length: count }, () => random.pick(others))
    known.set(from.row.id, list)
    return list
  }
}

/** What every unit did and will do, and where that has brought it. */
export function schedule(
  sites: readonly Site[],
  units: readonly SeedUnit[],
  size: Size,
  now: Date,
): Schedule {
  const siteOf = new Map(sites.map((site) => [site.row.id, site]))
  const demand = demandFor(size)
  const destinations = destinationsAmong(sites)
  const elsewhere = destinations(siteOf.get(flagshipId) ?? (sites[0] as Site))[0]
  const fixed = new Map<string, ReturnType<typeof fixedTrips>>()
  const result: Schedule = { trips: [], blocks: [], standsAt: new Map() }
  for (const unit of units) {
    const home = siteOf.get(unit.branch_id)
    if (!home) throw new Error(`Unit ${unit.id} is at no branch of this seed.`)
    const key = `${unit.product} ${unit.branch_id}`
    const wishes = fixed.get(key) ?? fixedTrips(unit.product, home, now, elsewhere)
    fixed.set(key, wishes)
    const own = unit.status === 'in_service' ? (wishes.shift() ?? []) : []
    const route = {
      demand: demand[unit.product],
      now,
      today: midnight(now).getTime(),
      home,
      fixed: own,
      destinations,
    }
    const { trips, blocks, site } = journey(unit, route, randomFor(`journey ${unit.id}`))
    result.trips.push(...trips)
    result.blocks.push(...blocks)
    result.standsAt.set(unit.id, site.row.id)
  }
  return result
}
