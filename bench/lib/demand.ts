/**
 * A year of customers: who asks for what and when, and what will become of them. All of it is drawn before the engine
 * is asked anything, so that two runs of one seed meet the same customers whatever the engine answers.
 */
import { createRandom, type Random } from './random.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What a public car-sharing data set says of returns: 37.6 % come more than 29 minutes late. */
const lateness = { early: 0.4, earlyMeanMinutes: 45, medianMinutes: 44, sigma: 1.3, atMostMinutes: 3 * 1440 }

const shares = { oneWay: 0.15, cancelled: 0.15, noShow: 0.04, unpaid: 0.05 }

export type Customer = {
  n: number
  asksAt: number
  classId: string
  fromBranch: string
  toBranch: string
  from: number
  to: number
  totalMinor: number
  /** Wants one unit and not its class. */
  choosy: boolean
  fate: 'comes' | 'cancels' | 'stays away' | 'does not pay'
  cancelsAt: number
  arrivesAt: number
  returnsAt: number
  /** For whatever else is drawn for this customer. */
  luck: number
}

export type Market = {
  seed: string
  startsAt: number
  days: number
  branches: readonly string[]
  classes: readonly string[]
  unitsOfClass: number
  /** What is asked for, as a share of what the fleet could do over the year. */
  demand: number
  /** Share of customers who choose a unit. */
  pinned: number
}

/** Demand over the year: a third more in July, a third less in January; Fridays are busy. */
function season(at: number): number {
  const date = new Date(at)
  const yearDay = (at - Date.UTC(date.getUTCFullYear(), 0, 1)) / day
  const weekday = [0.9, 1.05, 0.9, 0.9, 1, 1.3, 0.95][date.getUTCDay()] ?? 1
  return (1 + 0.35 * Math.sin((2 * Math.PI * (yearDay - 105)) / 365)) * weekday
}

const lengthDays = { median: 2.6, sigma: 0.8, mean: 2.6 * Math.exp(0.32) }

/** Customers of one day for one class at one branch, by the day that their rental starts. */
function* ofDay(market: Market, random: Random, dayAt: number, classId: string, branch: string) {
  const perDay = (market.demand * market.unitsOfClass) / (lengthDays.mean + 1 / 24)
  const busy = season(dayAt) * perDay
  for (let at = random.exponential(1); at < busy; at += random.exponential(1)) {
    const from = dayAt + 7 * hour + Math.floor(random.next() * 26) * 30 * minute
    const length = Math.min(28, Math.max(0.1, random.logNormal(lengthDays.median, lengthDays.sigma)))
    const to = from + Math.round((length * day) / (30 * minute)) * 30 * minute
    const others = market.branches.filter((other) => other !== branch)
    const toBranch = others.length > 0 && random.chance(shares.oneWay) ? random.pick(others) : branch
    const ahead = Math.min(90 * day, hour + random.exponential(12 * day))
    const asksAt = Math.max(market.startsAt, Math.floor((from - ahead) / minute) * minute)
    yield {
      asksAt,
      classId,
      fromBranch: branch,
      toBranch,
      from,
      to,
      totalMinor: Math.ceil((to - from) / day) * 4000,
      choosy: random.chance(market.pinned),
      ...fateOf(random, asksAt, from, to),
      luck: random.next(),
    }
  }
}

function fateOf(random: Random, asksAt: number, from: number, to: number) {
  const drawn = random.next()
  const fate: Customer['fate'] =
    drawn < shares.cancelled
      ? 'cancels'
      : drawn < shares.cancelled + shares.noShow
        ? 'stays away'
        : drawn < shares.cancelled + shares.noShow + shares.unpaid
          ? 'does not pay'
          : 'comes'
  const delay = random.chance(lateness.early)
    ? -random.exponential(lateness.earlyMeanMinutes)
    : Math.min(lateness.atMostMinutes, random.logNormal(lateness.medianMinutes, lateness.sigma))
  const arrivesAt = from + Math.round(random.between(-20, 45)) * minute
  return {
    fate,
    cancelsAt: Math.floor(random.between(asksAt + minute, from - minute) / minute) * minute,
    arrivesAt,
    returnsAt: Math.max(arrivesAt + 30 * minute, to + Math.round(delay) * minute),
  }
}

/** Everybody who will ask, in the order in which they do. */
export function drawCustomers(market: Market): Customer[] {
  const random = createRandom(market.seed)
  const customers: Omit<Customer, 'n'>[] = []
  for (let n = 0; n < market.days; n++) {
    for (const branch of market.branches) {
      for (const classId of market.classes) {
        customers.push(...ofDay(market, random, market.startsAt + n * day, classId, branch))
      }
    }
  }
  customers.sort((a, b) => a.asksAt - b.asksAt)
  return customers.map((customer, n) => ({ n, ...customer }))
}
