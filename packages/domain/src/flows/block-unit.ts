import type { z } from 'zod'
import { blockUnitInput, previewBlockInput, type UnitEffects, unitEffects } from '../booking/contract.ts'
import { blockUnit as block, type Effects, viewEffects } from '../booking/index.ts'
import { asSystem, command, manager, rehearsal, type Work } from '../kernel/index.ts'
import { unitOfTheirs } from './managed-unit.ts'
import { settleEffects } from './unit-effects.ts'

type Wish = Pick<z.output<typeof blockUnitInput>, 'unitId' | 'from' | 'to' | 'note'>

async function takeOut(work: Work, { unitId, from, to, note }: Wish): Promise<Effects> {
  await unitOfTheirs(work.tx, work.actor, unitId)
  return block(asSystem(work, 'fleet.blockUnit'), {
    unitId,
    kind: 'maintenance',
    ...(from && { from }),
    to: to ?? null,
    toBranchId: null,
    note: note || null,
  })
}

/** What blocking a unit would do to its bookings now. @throws as `blockUnit`, but for UNIT_HAS_BOOKINGS */
export const previewBlock = rehearsal({
  name: 'fleet.previewBlock',
  access: manager,
  input: previewBlockInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> => viewEffects(work.tx, await takeOut(work, input)),
})

/**
 * Managers take a unit out for maintenance, until a time or until they end it. Bookings that it hurts get another
 * unit of their class or a free upgrade. With `evenIf: 'conflicts'`, a booking that has to stay keeps its claim and
 * becomes a conflict, and the block is cut short to before it.
 * @throws NOT_FOUND, FORBIDDEN, UNIT_HAS_BOOKINGS (data.references), UNIT_TAKEN, PERIOD_IN_PAST, INVALID_INPUT
 */
export const blockUnit = command({
  name: 'fleet.blockUnit',
  access: manager,
  input: blockUnitInput,
  output: unitEffects,
  run: async (work, input): Promise<UnitEffects> =>
    settleEffects(work, await takeOut(work, input), input.evenIf),
})
