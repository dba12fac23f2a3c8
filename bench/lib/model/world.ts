/** The real engine that the model is held against: two branches, cars and bays, on PostgreSQL. */
import type { Sql } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import type { Booking } from '@forecourt/domain/booking/contract'
import * as flows from '@forecourt/domain/flows'
import { type Actor, DomainError, systemCall } from '@forecourt/domain/kernel'
import {
  createTestRuntime,
  makeBranch,
  makeClass,
  makeQuote,
  makeRatePlan,
  makeUnit,
} from '@forecourt/domain/testing'
import type { Model, ModelBooking, Terms } from './spec.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
const staff: Actor = {
  kind: 'user',
  userId: '00000000-0000-4000-8000-000000000001',
  role: 'admin',
  branchIds: [],
  guestHash: null,
}

const isoOf = (at: number): string => new Date(at).toISOString()

/** Saturday, the day before clocks change in Paris. */
export const startsAt = Date.UTC(2026, 2, 28, 8)

/** How many units of each class stand at each branch in the beginning. */
const fleet: Record<string, Record<string, number>> = {
  CAR: { north: 2, south: 1 },
  VAN: { north: 1, south: 1 },
  BAY: { north: 2, south: 0 },
}
export const classes = Object.keys(fleet)

type Block = Pick<ModelBooking, 'id' | 'classId' | 'fromBranch' | 'toBranch'> & {
  from: Date
  to: Date
  over: boolean
}
type State = Pick<ModelBooking, 'id' | 'status' | 'totalMinor' | 'paidMinor' | 'refundedMinor'>

/** Every sequence of commands begins in this world, emptied before. */
export async function openWorld() {
  // One connection, whose dice can be thrown again: a sequence ends the same however often it is played.
  const at = await createTestRuntime({ max: 1 })
  const { sql, clock, gateway } = at
  await sql`select set_config('synchronous_commit', 'off', false)`
  const worker = systemCall(at.runtime, 'model')
  const units = new Map<string, string[]>()

  const emptying = await deletesOfAll(sql)

  const reset = async (model: Model): Promise<void> => {
    clock.set(new Date(startsAt))
    await sql.unsafe(emptying)
    await sql`select setseed(0.5)`
    units.clear()
    let made = 0
    for (const id of ['north', 'south']) await makeBranch(sql, { id })
    for (const [id, stands] of Object.entries(fleet)) {
      const unitClass = await makeClass(sql, { id, product: id === 'BAY' ? 'parking' : 'rental' })
      const ofClass: string[] = []
      for (const [branch, count] of Object.entries(stands)) {
        await makeRatePlan(sql, { branch: { id: branch, currency: 'EUR' }, class: unitClass })
        for (let n = 0; n < count; n++) {
          const unitId = `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
          await makeUnit(sql, { branch: { id: branch }, class: unitClass }, { id: unitId })
          ofClass.push(unitId)
          model.ledger.addUnit(id, branch)
        }
      }
      units.set(id, ofClass)
    }
  }

  const quote = async (spec: {
    classId: string
    product: 'rental' | 'parking'
    fromBranch: string
    toBranch: string
    from: number
    to: number
    totalMinor: number
    unit: number | null
  }) => {
    const [plan] = await sql<{ id: string }[]>`
      select id from rate_plans where branch_id = ${spec.fromBranch} and class_id = ${spec.classId}`
    const unitIds = units.get(spec.classId) ?? []
    const unitId = spec.unit === null ? undefined : unitIds[spec.unit % unitIds.length]
    return makeQuote(sql, {
      branch: { id: spec.fromBranch, currency: 'EUR' },
      class: { id: spec.classId, product: spec.product },
      plan: plan ?? { id: '' },
      dropoff: { id: spec.toBranch },
      from: new Date(spec.from),
      to: new Date(spec.to),
      totalMinor: spec.totalMinor,
      madeAt: clock.now(),
      ...(unitId === undefined ? {} : { unitId }),
    })
  }

  /** Sweeps in the order of the registry; the workers of a real installation run them every minute. */
  const runWorkers = async (): Promise<void> => {
    const { sweeps } = flows
    for (const sweep of [
      sweeps.expireHolds,
      sweeps.closeNoShows,
      sweeps.reconcilePayments,
      sweeps.settleDueBlocks,
      sweeps.sendRefunds,
    ]) {
      const { failed }: { done: number; failed?: number } = await sweep(worker, {})
      if (failed) throw new Error('A sweep could not do its work on a row.')
    }
  }

  const pay = async ({ paymentId, sessionId }: { paymentId: string; sessionId: string }) => {
    gateway.settle(sessionId, 'paid')
    await flows.settlePayment(worker, { paymentId })
  }
  const caller = (byStaff: boolean) => at.call(byStaff ? staff : guest)
  const versionOf = async (id: string): Promise<number> => {
    const [row] = await sql<{ version: number }[]>`select version from bookings where id = ${id}`
    return row?.version ?? 1
  }
  /** A change that waits for its money gets it. @returns what the booking costs then, and what was paid for that */
  const pays = async ({ id, totalMinor, pendingChange }: Booking) => {
    if (pendingChange === null) return { totalMinor, paidMinor: 0 }
    const { paymentId, checkoutSessionId: sessionId } = await flows.startCheckout(at.call(guest), {
      bookingId: id,
    })
    await pay({ paymentId, sessionId })
    return { totalMinor: pendingChange.totalMinor, paidMinor: pendingChange.dueMinor }
  }

  const contact = { name: 'Ada Byron', email: 'ada@example.test' }
  return {
    clock,
    reset,
    runWorkers,
    hold: async (spec: Parameters<typeof quote>[0]) => {
      const { id } = await quote(spec)
      const plate = spec.product === 'parking' ? { plate: 'AB-123-CD' } : {}
      return flows.holdQuote(at.call(guest), { quoteId: id, contact, ...plate })
    },
    openCheckout: (bookingId: string) => flows.startCheckout(at.call(guest), { bookingId }),
    pay,
    cancel: (bookingId: string) => flows.cancelBooking(at.call(guest), { bookingId }),
    checkIn: (bookingId: string) => flows.deskCheckIn(at.call(staff), { bookingId }),
    checkOut: (bookingId: string) => flows.deskCheckOut(at.call(staff), { bookingId }),
    noShow: (bookingId: string) => flows.closeNoShow(at.call(staff), { bookingId }),
    modify: async (bookingId: string, terms: Terms, byStaff: boolean) => {
      const { classId, toBranch: dropoffBranchId, ...period } = terms
      const wish = { classId, dropoffBranchId, from: isoOf(period.from), to: isoOf(period.to) }
      const version = await versionOf(bookingId)
      return pays(await flows.modifyBooking(caller(byStaff), { bookingId, version, ...wish }))
    },
    extend: async (bookingId: string, to: number, byStaff: boolean) => {
      const version = await versionOf(bookingId)
      return pays(await flows.extendBooking(caller(byStaff), { bookingId, version, to: isoOf(to) }))
    },
    /** @returns the branch where it changes hands; null when the preview offers no other unit of the class */
    swap: async (bookingId: string, nth: number) => {
      const { branchId, targets } = await flows.previewSwap(at.call(staff), { bookingId })
      const alike = targets.filter(({ upgrade }) => !upgrade)
      const target = alike[nth % alike.length]
      if (!target) return null
      await flows.swapUnit(at.call(staff), { bookingId, unitId: target.unitId })
      return branchId
    },
    state: () => sql<State[]>`
      select b.id, b.status, coalesce(f.total_minor, b.total_minor) as "totalMinor",
        (select coalesce(sum(amount_minor), 0)::bigint from payments where booking_id = b.id and status = 'succeeded') as "paidMinor",
        (select coalesce(sum(amount_minor), 0)::bigint from refunds where booking_id = b.id and status <> 'failed') as "refundedMinor"
      from bookings b left join booking_bills f on f.booking_id = b.id order by b.created_at, b.id`,
    /** A unit goes to the workshop; its bookings move to other units, or it is refused. */
    workshop: (classId: string, unit: number, from: number, to: number) => {
      const unitIds = units.get(classId) ?? []
      const unitId = unitIds[unit % unitIds.length] ?? ''
      return flows.blockUnit(at.call(staff), { unitId, from: isoOf(from), to: isoOf(to) })
    },
    /** A unit is driven to another branch, under the same conditions. */
    transfer: (classId: string, unit: number, toBranchId: string, from: number, to: number) => {
      const unitIds = units.get(classId) ?? []
      const unitId = unitIds[unit % unitIds.length] ?? ''
      return flows.planTransfer(at.call(staff), { unitId, toBranchId, from: isoOf(from), to: isoOf(to) })
    },
    /** Blocks and transfers that stand or have ended: what the engine decided besides what it was asked. */
    blocks: () => sql<Block[]>`
      select k.id::text, u.class_id as "classId", lower(k.during) as "from", upper(k.during) as "to",
        k.from_branch_id as "fromBranch", k.to_branch_id as "toBranch", k.over
      from (select id, unit_id, kind, during, from_branch_id, to_branch_id, false as over from claims
            union all select id, unit_id, kind, during, from_branch_id, to_branch_id, true from claim_history
            where outcome = 'released') k
      join units u on u.id = k.unit_id where k.kind in ('transfer', 'maintenance')`,
    breaches: async () => (await checkInvariants(sql)).flatMap(({ breaches }) => breaches),
    close: () => at.drop(),
  }
}

/**
 * Statements that empty every table but those that migrations fill. On small tables ten times as fast as TRUNCATE,
 * which makes new files for each of them and its indexes. Without triggers: some refuse to forget, and with those go
 * the checks of references, so that the order is free.
 */
async function deletesOfAll(sql: Sql): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('migrations', 'spatial_ref_sys', 'places', 'companies', 'ledger_accounts', 'ledger_revenue')`
  const deletes = tables.map(({ name }) => `delete from "${name}"`)
  return ['set local session_replication_role = replica', ...deletes].join('; ')
}

/** `ok`, or the code of the refusal. Anything else that is thrown is a fault of the engine and is thrown on. */
export async function answerOf<T>(work: Promise<T>): Promise<{ answer: string; value?: T }> {
  try {
    return { answer: 'ok', value: await work }
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'INTERNAL') return { answer: error.code }
    throw error
  }
}
