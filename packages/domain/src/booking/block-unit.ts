import { z } from 'zod'
import { command, refuse, system, type Work } from '../kernel/index.ts'
import { type Effects, type Outage, takeOut } from './take-out.ts'
import { emitClaimsChanged } from './unit-event.ts'

/** A form may stand open for a while before it is sent. */
const slackMs = 5 * 60_000

/**
 * Takes a unit out for maintenance, or sends it to another branch. Bookings that it hurts move in the same
 * transaction. What cannot move is told, and left to the caller: it refuses, or keeps the conflicts.
 * @throws NOT_FOUND, INVALID_INPUT, PERIOD_IN_PAST, UNIT_TAKEN it is out then already
 */
export const blockUnit = command({
  name: 'booking.blockUnit',
  access: system,
  input: z.object({
    unitId: z.uuid(),
    kind: z.enum(['maintenance', 'transfer']),
    from: z.date().optional(),
    to: z.date().nullable(),
    toBranchId: z.string().nullable(),
    note: z.string().nullable(),
  }),
  run: async (work, input): Promise<Effects> => {
    const outage: Outage = { ...input, ...periodOf(work, input.from, input.to) }
    const effects = await takeOut(work, outage)
    const { block, cutShort } = effects
    work.record('unit', input.unitId, {
      kind: input.kind,
      blockId: block?.id ?? null,
      until: block?.to?.toISOString() ?? null,
      cutShort,
      bookings: effects.moved.length,
    })
    const [unit] = await work.tx<
      { branch_id: string }[]
    >`select branch_id from units where id = ${input.unitId}`
    emitClaimsChanged(work, input.unitId, [unit?.branch_id ?? '', input.toBranchId ?? unit?.branch_id ?? ''])
    return effects
  },
})

/** A block begins now at the earliest. */
function periodOf({ now }: Work, from: Date = now, to: Date | null): { from: Date; to: Date | null } {
  if (from.getTime() < now.getTime() - slackMs)
    refuse('PERIOD_IN_PAST', 'The start has passed. Choose a later one.', { now: now.toISOString() })
  const begins = from < now ? now : from
  if (to !== null && to <= begins) {
    const message = 'The end comes after the start, and after now.'
    refuse('INVALID_INPUT', `to: ${message}`, { errors: [{ field: 'to', message }] })
  }
  return { from: begins, to }
}
