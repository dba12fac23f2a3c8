import { unitIsFree } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { attempt, rehearse, type Work } from '../kernel/index.ts'
import { claimedUntil } from './claims.ts'
import type { SwapTarget } from './contract-desk.ts'
import { giveUnit } from './swap-unit.ts'
import { servingClasses } from './upgrades.ts'

/** So many are tried; a desk chooses among a few. */
const mostTried = 40

type Candidate = Omit<SwapTarget, 'upgrade' | 'moves'>

/**
 * The units that a booking can have instead of its own, best fit first: of its class before upgrades, and those that
 * move nobody before those that do. Each is tried as the swap would take it, and given back.
 */
export async function swapTargets(work: Work, booking: BookingRow, branchId: string): Promise<SwapTarget[]> {
  const classes = await servingClasses(work.tx, booking)
  const targets: SwapTarget[] = []
  for (const candidate of await candidates(work, booking, branchId, classes)) {
    const moves = await trySwap(work, booking, candidate.unitId, branchId)
    if (moves !== null)
      targets.push({ ...candidate, upgrade: candidate.classId !== booking.class_id, moves: moves.length })
  }
  const rank = (target: SwapTarget) => [classes.indexOf(target.classId), target.moves]
  return targets.sort((one, two) => compare(rank(one), rank(two)))
}

async function candidates(
  { tx, now }: Work,
  booking: BookingRow,
  branchId: string,
  classes: readonly string[],
): Promise<Candidate[]> {
  const from = booking.status === 'active' ? now : booking.starts_at
  const until = await claimedUntil(tx, booking.id)
  const isFree = unitIsFree(tx, {
    pickup: branchId,
    dropoff: booking.dropoff_branch_id,
    during: `[${from.toISOString()},${until.toISOString()})`,
    now,
  })
  return tx<Candidate[]>`
    select u.id as "unitId", u.label, u.plate, u.make, u.model, u.odometer_km as "odometerKm",
      u.energy_percent as "energyPercent", u.class_id as "classId",
      jsonb_build_object('en', c.name_en, 'fr', c.name_fr) as "className"
    from units u join classes c on c.id = u.class_id
    where u.class_id = any(${[...classes]}) and u.status = 'in_service' and u.id <> ${booking.unit_id}
      and (u.branch_id = ${branchId}
        or u.id in (select unit_id from claims where to_branch_id = ${branchId} and from_branch_id <> to_branch_id))
    order by (${isFree}) desc, array_position(${[...classes]}::text[], u.class_id), u.label limit ${mostTried}`
}

/** The bookings that would move for it, or null when it cannot be. */
async function trySwap(
  work: Work,
  booking: BookingRow,
  unitId: string,
  branchId: string,
): Promise<string[] | null> {
  const moves = new Set<string>()
  const emit: Work['emit'] = (event) => {
    const id = event.payload.bookingId
    if (event.type === 'booking.reassigned' && typeof id === 'string' && id !== booking.id) moves.add(id)
  }
  const tried = await attempt(work, (part) =>
    rehearse(part, (inner) => giveUnit({ ...inner, emit }, booking, unitId, branchId)),
  )
  return 'done' in tried ? [...moves] : null
}

function compare(one: readonly number[], two: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== two[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (two[at] ?? 0)
}
