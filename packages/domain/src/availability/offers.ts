import type { Db } from '@forecourt/db'
import type { BranchRow, ClassRow } from '@forecourt/db/schema/fleet'
import type { RatePlanRow } from '@forecourt/db/schema/pricing'
import {
  isOpenAt,
  isOpenForReturn,
  kmBetween,
  type NearBranch,
  nearestOpen,
  toBranch,
  toClass,
} from '../fleet/index.ts'
import { wallClockBefore } from '../kernel/index.ts'
import { calculatePrice, countDays, liveRatePlans } from '../pricing/index.ts'
import type { BranchResult, Offer } from './contract.ts'
import { placeKey, type Question } from './count-free.ts'
import { countRoom } from './count-room.ts'
import { type Filters, passes } from './filters.ts'

export type OffersWish = Omit<Question, 'dropoff'> & {
  dropoff: BranchRow | null
  driverAge: number
  filters: Filters
}

/** A branch with what it offers, and what it would offer without the filters. */
export type Found = BranchResult & { unfiltered: Offer[] }

/**
 * What these branches offer for a period: each class that has a price there, with its free units and the total that
 * a quote will name. Three statements, however many branches.
 */
export async function offersAt(sql: Db, branches: readonly NearBranch[], wish: OffersWish): Promise<Found[]> {
  const ids = branches.map((branch) => branch.id)
  const [free, plans, classes] = await Promise.all([
    countRoom(sql, ids, wish),
    liveRatePlans(sql, ids),
    sql<ClassRow[]>`select * from classes where product = ${wish.product}`,
  ])
  const classById = new Map(classes.map((row) => [row.id, row]))
  const plansOf = Map.groupBy(plans, (plan) => plan.branch_id)
  return branches.map((branch) => {
    const freeUntil = wallClockBefore(wish.period.from, branch.free_cancellation_minutes, branch.time_zone)
    const candidates = (plansOf.get(branch.id) ?? []).flatMap((plan) => {
      const unitClass = classById.get(plan.class_id)
      if (!unitClass) return []
      const offer: Offer = {
        ...priced(branch, unitClass, plan, wish),
        free: free.get(placeKey(branch.id, unitClass.id)) ?? 0,
        freeCancellationUntil: freeUntil.toISOString(),
      }
      return [{ offer, kept: passes(wish.filters, unitClass, offer.totalMinor) }]
    })
    const sorted = candidates.toSorted((a, b) => byUse(a.offer, b.offer))
    return {
      branch: toBranch(branch, wish.now, branch.distance_m),
      ...openness(branch, wish),
      offers: sorted.filter(({ kept }) => kept).map(({ offer }) => offer),
      unfiltered: sorted.map(({ offer }) => offer),
    }
  })
}

type Priced = Omit<Offer, 'free' | 'freeCancellationUntil'>

function priced(branch: BranchRow, unitClass: ClassRow, plan: RatePlanRow, wish: OffersWish): Priced {
  const { product, period, dropoff } = wish
  const isRental = product === 'rental'
  const price = calculatePrice({
    product,
    plan,
    period,
    oneWayKm: dropoff && dropoff.id !== branch.id ? kmBetween(branch, dropoff) : null,
    chosenUnit: false,
    driverAge: isRental ? wish.driverAge : null,
    extras: [],
  })
  return {
    class: toClass(unitClass),
    totalMinor: price.totalMinor,
    perDayMinor: price.perDayMinor,
    currency: plan.currency,
    depositMinor: plan.deposit_minor,
    kmIncluded: plan.km_per_day === null ? null : plan.km_per_day * countDays(product, period),
    tooYoung: isRental && wish.driverAge < unitClass.min_age,
  }
}

/** What can be had first, cheapest first; what the driver is too young for last. */
const byUse = (a: Offer, b: Offer): number =>
  Number(a.tooYoung) - Number(b.tooYoung) ||
  Number(a.free === 0) - Number(b.free === 0) ||
  a.totalMinor - b.totalMinor ||
  (a.class.id < b.class.id ? -1 : 1)

function openness(branch: BranchRow, { period, dropoff }: OffersWish) {
  const returnTo = dropoff ?? branch
  const openAtStart = isOpenAt(branch, period.from)
  const openAtEnd = isOpenForReturn(returnTo, period.to)
  const { opensAt } = openAtStart
    ? openAtEnd
      ? { opensAt: null }
      : nearestOpen(returnTo, period.to)
    : nearestOpen(branch, period.from)
  return { openAtStart, openAtEnd, opensAt: opensAt?.toISOString() ?? null }
}
