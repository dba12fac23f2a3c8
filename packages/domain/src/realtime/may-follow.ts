import type { Db } from '@forecourt/db'
import { canSee, findBooking } from '../booking/index.ts'
import { type Actor, refuse, worksAt } from '../kernel/index.ts'
import type { Topic } from './contract.ts'

type Rule = (sql: Db, actor: Actor, id: string) => boolean | Promise<boolean>

/** Who may see what: the one table of it. */
const rules: Record<Topic['kind'], Rule> = {
  branch: () => true,
  board: (_sql, actor, branchId) => worksAt(actor, branchId),
  booking: async (sql, actor, bookingId) => {
    const booking = await findBooking(sql, bookingId)
    // A terminal serves the bookings of its branch; notes tell it nothing but that something changed.
    if (actor.kind === 'terminal') {
      return [booking.pickup_branch_id, booking.dropoff_branch_id].includes(actor.branchId)
    }
    return canSee(sql, actor, booking)
  },
  terminal: async (sql, actor, terminalId) => {
    if (actor.kind === 'terminal') return actor.terminalId === terminalId
    const [terminal] = await sql<{ branch_id: string }[]>`
      select branch_id from terminals where id = ${terminalId}`
    return terminal !== undefined && worksAt(actor, terminal.branch_id)
  },
}

/** @throws NOT_FOUND, or UNAUTHENTICATED where signing in may help */
export async function mustBeAllowedToFollow(sql: Db, actor: Actor, topics: readonly Topic[]): Promise<void> {
  const allowed = await Promise.all(topics.map((topic) => rules[topic.kind](sql, actor, topic.id)))
  const refused = topics.find((_topic, index) => !allowed[index])
  if (!refused) return
  if (actor.kind === 'anonymous' && refused.kind !== 'booking') refuse('UNAUTHENTICATED', 'Sign in first.')
  refuse('NOT_FOUND', 'There is nothing to follow here, or this account may not see it.')
}
