import type { Terminal } from '@forecourt/domain/gate/contract'
import type { Hue } from '@forecourt/ui'
import { Ban, Link2Off, type LucideIcon, Wifi, WifiOff } from 'lucide-react'

/** How a terminal is, in one word. */
export type TerminalState = 'online' | 'offline' | 'unpaired' | 'revoked'

export const stateOf = ({ state, online }: Pick<Terminal, 'state' | 'online'>): TerminalState =>
  state === 'paired' ? (online ? 'online' : 'offline') : state

export const terminalLooks: Record<TerminalState, { hue: Hue; icon: LucideIcon; pattern?: 'dashed' }> = {
  online: { hue: 'green', icon: Wifi },
  offline: { hue: 'red', icon: WifiOff },
  unpaired: { hue: 'amber', icon: Link2Off, pattern: 'dashed' },
  revoked: { hue: 'grey', icon: Ban },
}
