import type { Work } from '../kernel/index.ts'
import type { ClaimsEvent } from './contract.ts'

/** Says that a unit's plan changed, to whoever looks at one of these branches. */
export function emitClaimsChanged(work: Work, unitId: string, branchIds: readonly string[]): void {
  const branches = [...new Set(branchIds)]
  const event: ClaimsEvent = { type: 'unit.claims_changed', payload: { unitId } }
  work.emit({ ...event, topics: branches.flatMap((id) => [`branch:${id}`, `board:${id}`]) })
}
