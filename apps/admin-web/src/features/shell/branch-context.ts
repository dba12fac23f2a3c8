import type { LiveState } from '@forecourt/client'
import type { Branch } from '@forecourt/domain/fleet/contract'
import { createContext, useContext } from 'react'

/** The branch that is looked at, and how live what is shown of it is. */
export type BranchView = {
  branch: Branch
  live: LiveState
  /** When what is shown was last known to be right (ms). */
  trueAt: number
}

export const BranchContext = createContext<BranchView | null>(null)

export function useBranch(): BranchView {
  const view = useContext(BranchContext)
  if (!view) throw new Error('useBranch needs BranchRoute above it.')
  return view
}
