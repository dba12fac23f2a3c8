/** The real engine that the model is held against: two branches, cars and bays, on PostgreSQL. */
import type { Sql } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
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
import type { Model, Status } from './spec.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

const guest: Actor = { kind: 'anonymous', guestHash: 'a'.repeat(64) }
const staff: Actor = {
  kind: 'user',
  userId: '00000000-0000-4000-8000-000000000001',
  role: 'admin',
  branchIds: [],
  guestHash: null,
}

/** Saturday, the day before clocks change in Paris. */
export const startsAt = Date.UTC(2026, 2, 28, 8)

/** How many units of each class stand at each branch in the beginning. */
const fleet: Record<string, Record<string, number>> = {
  CAR: { north: 2, south: 1 },
  VAN: { north: 1, south: 1 },
  BAY: { north: 2, south: 0 },
}
export const classes = Object.keys(fleet)

/** Every sequence of commands begins in this world, emptied before. */
export async function openWorld() {
  const at = await createTestRuntime({ max: 2 })
  const { sql, clock, gateway } = at
  await sql`select set_config('synchronous_commit', 'off', false)`
  const worker = systemCall(at.runtime, 'model')
  const units = new Map<string, string[]>()

  const emptying = await deletesOfAll(sql)

  const reset = async (model: Model): Promise<void> => {
    clock.set(new Date(startsAt))
    await sql.unsafe(emptying)
    units.clear()
    for (const id of ['north', 'south']) await makeBranch(sql, { id })
    for (const [id, stands] of Object.entries(fleet)) {
      const unitClass = await makeClass(sql, { id, product: id === 'BAY' ? 'parking' : 'rental' })
      const made: string[] = []
      for (const [branch, count] of Object.entries(stands)) {
        await makeRatePlan(sql, { branch: { id: branch, currency: 'EUR' }, class: unitClass })
        for (let n = 0; n < count; n++) {
          made.push((await makeUnit(sql, { branch: { id: branch }, class: unitClass })).id)
          model.ledger.addUnit(id, branch)
        }
      }
      units.set(id, made)
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
    pay: async ({ paymentId, sessionId }: { paymentId: string; sessionId: string }) => {
      gateway.settle(sessionId, 'paid')
      await flows.settlePayment(worker, { paymentId })
    },
    cancel: (bookingId: string) => flows.cancelBooking(at.call(guest), { bookingId }),
    checkIn: (bookingId: string) => flows.deskCheckIn(at.call(staff), { bookingId }),
    checkOut: (bookingId: string) => flows.deskCheckOut(at.call(staff), { bookingId }),
    noShow: (bookingId: string) => flows.closeNoShow(at.call(staff), { bookingId }),
    state: () => sql<{ id: string; status: Status; paidMinor: number; refundedMinor: number }[]>`
      select b.id, b.status,
        (select coalesce(sum(amount_minor), 0)::bigint from payments where booking_id = b.id and status = 'succeeded') as "paidMinor",
        (select coalesce(sum(amount_minor), 0)::bigint from refunds where booking_id = b.id and status <> 'failed') as "refundedMinor"
      from bookings b order by b.created_at, b.id`,
    /** A unit goes to the workshop; its bookings move to other units, or it is refused. */
    workshop: (classId: string, unit: number, from: number, to: number) => {
      const unitIds = units.get(classId) ?? []
      const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
      return flows.blockUnit(at.call(staff), { unitId: unitIds[unit % unitIds.length] ?? '', ...period })
    },
    /** Blocks and transfers that stand or have ended: what the engine decided besides what it was asked. */
    blocks: () => sql<
      { id: string; classId: string; from: Date; to: Date; fromBranch: string; toBranch: string }[]
    >`
      select k.id::text, u.class_id as "classId", lower(k.during) as "from", upper(k.during) as "to",
        k.from_branch_id as "fromBranch", k.to_branch_id as "toBranch"
      from (select id, unit_id, kind, during, from_branch_id, to_branch_id from claims
            union all select id, unit_id, kind, during, from_branch_id, to_branch_id from claim_history
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
