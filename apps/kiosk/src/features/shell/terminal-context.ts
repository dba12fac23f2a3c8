import type { Branch } from '@forecourt/domain/fleet/contract'
import type { Terminal } from '@forecourt/domain/gate/contract'
import { createContext, useContext } from 'react'

export type Self = { terminal: Terminal; branch: Branch }

/** Who this terminal is and where it stands. */
export const TerminalContext = createContext<Self | null>(null)

export function useTerminal(): Self {
  const self = useContext(TerminalContext)
  if (!self) throw new Error('useTerminal needs a paired terminal above it.')
  return self
}
