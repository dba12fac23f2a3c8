import type { UnitEffects } from '../booking/contract.ts'
import { type Effects, viewEffects } from '../booking/index.ts'
import { refuse, type Work } from '../kernel/index.ts'
import { tellMoved } from './tell-moved.ts'

/**
 * Ends a verb that took a unit from its bookings: refuses where some have to stay and nobody said that they may,
 * tells the customers whom it concerns, and answers with what it did.
 * @throws UNIT_HAS_BOOKINGS (data.references)
 */
export async function settleEffects(
  work: Work,
  effects: Effects,
  evenIf: 'conflicts' | undefined,
): Promise<UnitEffects> {
  const staying = effects.moved.filter(({ after }) => after === null).map(({ before }) => before.reference)
  if (effects.impossible) {
    const detail = `It is needed from the first moment on: ${staying.join(', ')}. Choose another time.`
    refuse('UNIT_HAS_BOOKINGS', detail, { references: staying })
  }
  if (staying.length > 0 && evenIf === undefined) {
    const detail = `No other unit is free for ${staying.join(', ')}. Move them first, or keep them as conflicts.`
    refuse('UNIT_HAS_BOOKINGS', detail, { references: staying })
  }
  await tellMoved(work, effects.moved)
  return viewEffects(work.tx, effects)
}
