/**
 * A few branches that send cars to one another, on a database of their own: builds them, and lets customers come in
 * the order of time, each through the same verbs that the desks and the web call. Beside it the ledger counts.
 */
import { createHash } from 'node:crypto'
import { unitIsFree } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import { confirm, expire, hold } from '@forecourt/domain/booking'
import {
  blockUnit,
  cancelBooking,
  closeNoShow,
  deskCheckIn,
  deskCheckOut,
  previewSwap,
  swapUnit,
  sweeps,
} from '@forecourt/domain/flows'
import { type Actor, command, DomainError, system, systemCall } from '@forecourt/domain/kernel'
import {
  createTestRuntime,
  makeBranch,
  makeClass,
  makeQuote,
  makeRatePlan,
  makeUnit,
} from '@forecourt/domain/testing'
import { z } from 'zod'
import type { Customer } from './demand.ts'

export type RegionOptions = {
  name: string
  startsAt: number
  branches: number
  /** At each branch, of each class. */
  unitsOfClass: number
  classes: number
  turnaroundMinutes: number
}

export const branchName = (region: string, n: number): string => `${region}-${n}`
export const className = (n: number): string => `SIM-${n}`

/** The same id for the same words: what a run does must not depend on chance. */
const idOf = (words: string): string => {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Holds and pays in one transaction, as a booking that costs nothing does; or only holds. */
const bookAtOnce = command({
  name: 'simulate.book',
  access: system,
  input: z.object({ hold: hold.input, paid: z.boolean() }),
  run: async (work, input): Promise<{ id: string }> => {
    const booking = await hold(work, input.hold)
    const { turnaroundMinutes } = input.hold.terms
    if (input.paid) await confirm(work, { bookingId: booking.id, turnaroundMinutes })
    return { id: booking.id }
  },
})

/** The refusal's code; any other error is one. */
async function answer<T>(work: Promise<T>): Promise<{ ok: T } | { refused: string }> {
  try {
    return { ok: await work }
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'INTERNAL') return { refused: error.code }
    throw error
  }
}

export async function openRegion(options: RegionOptions) {
  const { turnaroundMinutes } = options
  // One connection, so that the database's own random() can be given a seed.
  const at = await createTestRuntime({ at: new Date(options.startsAt).toISOString(), max: 1 })
  const { sql, clock } = at
  await sql`select set_config('synchronous_commit', 'off', false)`
  const branches = new Map<string, { id: string; currency: string }>()
  const plans = new Map<string, { id: string }>()
  const classes = new Map<string, { id: string; product: 'rental' | 'parking' }>()
  for (let n = 0; n < options.classes; n++) {
    classes.set(className(n), await makeClass(sql, { id: className(n), sort: n }))
  }
  for (let b = 0; b < options.branches; b++) {
    const id = branchName(options.name, b)
    const branch = await makeBranch(sql, { id, turnaround_minutes: turnaroundMinutes })
    branches.set(id, branch)
    for (const unitClass of classes.values()) {
      plans.set(
        `${id} ${unitClass.id}`,
        await makeRatePlan(sql, { branch, class: unitClass }, { id: idOf(`plan ${id} ${unitClass.id}`) }),
      )
      for (let n = 0; n < options.unitsOfClass; n++) {
        const label = `${id} ${unitClass.id} ${n}`
        await makeUnit(sql, { branch, class: unitClass }, { id: idOf(label), label, plate: label })
      }
    }
  }
  await sql`analyze`

  const worker = systemCall(at.runtime, 'simulate')
  const staffActor: Actor = {
    kind: 'user',
    userId: idOf('staff'),
    role: 'admin',
    branchIds: [],
    guestHash: null,
  }
  const staff = at.call(staffActor)
  const contact = { name: 'Simulated Driver', email: 'driver@simulated.test' }
  const must = <T>(found: T | undefined): T => {
    if (found === undefined) throw new Error('The customer asks for what the region does not have.')
    return found
  }

  /** A unit of the class that stands where it is asked for, as a customer would see it offered; any, by luck. */
  const someUnit = async (customer: Customer): Promise<string | null> => {
    const during = `[${new Date(customer.from).toISOString()},${new Date(customer.to + turnaroundMinutes * 60_000).toISOString()})`
    const rows = await sql<{ id: string }[]>`
      select u.id from units u where u.class_id = ${customer.classId} and u.status = 'in_service'
        and ${unitIsFree(sql, { pickup: customer.fromBranch, dropoff: customer.toBranch, during, now: clock.now() })}
      order by u.id`
    return rows[Math.floor(customer.luck * rows.length)]?.id ?? null
  }

  const book = async (customer: Customer, unitId: string | null) => {
    const { classId, fromBranch, toBranch, totalMinor } = customer
    const branch = must(branches.get(fromBranch))
    const quote = await makeQuote(sql, {
      branch,
      class: must(classes.get(classId)),
      plan: must(plans.get(`${fromBranch} ${classId}`)),
      from: new Date(customer.from),
      to: new Date(customer.to),
      dropoff: must(branches.get(toBranch)),
      totalMinor,
      madeAt: clock.now(),
    })
    const terms = {
      quoteId: quote.id,
      product: 'rental' as const,
      classId,
      unitId,
      pickupBranchId: fromBranch,
      dropoffBranchId: toBranch,
      from: quote.starts_at,
      to: quote.ends_at,
      turnaroundMinutes,
      currency: quote.currency,
      totalMinor,
      driverAge: 30,
    }
    const input = {
      terms,
      contact,
      plate: null,
      flightNumber: null,
      customerId: null,
      holdMinutes: 10 as const,
      locale: 'en' as const,
    }
    return answer(bookAtOnce(worker, { hold: input, paid: customer.fate !== 'does not pay' }))
  }

  type Claim = {
    id: string
    kind: string
    classId: string
    from: Date
    to: Date
    fromBranch: string
    toBranch: string
  }

  /** Somebody at the desk looks for any car that may serve a booking, and gives it. */
  const rescue = async (bookingId: string): Promise<boolean> => {
    const { targets } = await previewSwap(staff, { bookingId })
    const target = targets[0]
    if (!target) return false
    const swapped = await answer(swapUnit(staff, { bookingId, unitId: target.unitId }))
    return 'ok' in swapped
  }

  return {
    at,
    book,
    someUnit,
    expire: (bookingId: string) => expire(worker, { bookingId }),
    cancel: (bookingId: string) => answer(cancelBooking(staff, { bookingId })),
    noShow: (bookingId: string) => answer(closeNoShow(worker, { bookingId })),
    checkIn: (bookingId: string) => answer(deskCheckIn(staff, { bookingId })),
    checkOut: (bookingId: string) => answer(deskCheckOut(staff, { bookingId })),
    settleBlocks: () => sweeps.settleDueBlocks(worker, {}),
    /** The workers see to who is late and to whom that hurts; whether there was anything to do. */
    makeWay: async () => (await sweeps.resolveOverdues(worker, {})).done > 0,
    rescue,
    /** A unit of the class that stands at the branch goes to the workshop, and its bookings to other units. */
    block: async (classId: string, branch: string, from: Date, to: Date, luck: number) => {
      const units = await sql<{ id: string }[]>`
        select id from units where class_id = ${classId} and branch_id = ${branch} and status = 'in_service' order by id`
      const unit = units[Math.floor(luck * units.length)]
      if (!unit) return false
      const blocked = await answer(
        blockUnit(staff, { unitId: unit.id, from: from.toISOString(), to: to.toISOString() }),
      )
      return 'ok' in blocked
    },
    /** Blocks and transfers that stand. */
    blocks: () => sql<Claim[]>`
      select k.id::text, k.kind, u.class_id as "classId", lower(k.during) as "from", upper(k.during) as "to",
        k.from_branch_id as "fromBranch", k.to_branch_id as "toBranch"
      from claims k join units u on u.id = k.unit_id where k.kind in ('transfer', 'maintenance')`,
    /** When those of these blocks ended that did not come to nothing. */
    ended: (ids: readonly string[]) => sql<{ id: string; at: Date }[]>`
      select id::text, ended_at as at from claim_history where id = any(${[...ids]}::bigint[]) and outcome = 'released'`,
    /** What the engine holds for bookings, to compare with what the ledger thinks. */
    claims: () => sql<{ id: string; classId: string }[]>`
      select k.booking_id as id, u.class_id as "classId" from claims k join units u on u.id = k.unit_id
      where k.booking_id is not null order by k.booking_id`,
    /** Bookings that have a unit of another class than they were made for. */
    upgrades: () => sql<{ id: string; classId: string }[]>`
      select b.id, b.class_id as "classId" from bookings b join quotes q on q.id = b.quote_id
      where b.status in ('pending', 'confirmed', 'active') and b.class_id <> q.class_id`,
    /** Makes the choices that the database leaves to chance the same in every run. */
    reseed: (n: number) => sql`select setseed(${(n % 1000) / 1000})`,
    breaches: async () => (await checkInvariants(sql)).flatMap(({ breaches }) => breaches),
    close: () => at.drop(),
  }
}
