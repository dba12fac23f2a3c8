import type { TerminalRow } from '@forecourt/db/schema/gate'
import { command, manager, refuse } from '../kernel/index.ts'
import { type Terminal, terminalIdInput } from './contract.ts'
import { gateEvent, ownTerminal, toTerminal } from './store.ts'

/** Cuts a terminal off at once, e.g. one that was stolen. A new pairing code brings it back. */
export const revokeTerminal = command({
  name: 'gate.revokeTerminal',
  access: manager,
  input: terminalIdInput,
  run: async (work, { terminalId }): Promise<Terminal> => {
    const terminal = await ownTerminal(work.tx, work.actor, terminalId)
    const [row] = await work.tx<TerminalRow[]>`
      update terminals set token_hash = null, pairing_code_hash = null, pairing_expires_at = null, revoked_at = ${work.now}
      where id = ${terminalId} returning *`
    work.record('terminal', terminalId)
    work.emit(gateEvent('terminal.revoked', { terminalId, branchId: terminal.branch_id }))
    return row ? toTerminal(row, work.now) : refuse('NOT_FOUND', 'There is no such terminal.')
  },
})
