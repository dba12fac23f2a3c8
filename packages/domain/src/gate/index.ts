/** Gate: terminals, passes and gates. */
export { forgetFailures, mayIdentify, noteFailure } from './attempts.ts'
export { findPhoto, keepPhoto } from './condition.ts'
export { createTerminal, newPairingCode } from './create-terminal.ts'
export { listTerminals } from './list-terminals.ts'
export { openGate, reportGate, retryGate } from './open-gate.ts'
export { heartbeat, pair, terminalOfSecret } from './pair.ts'
export { readToken, signToken } from './pass.ts'
export { revokeTerminal } from './revoke-terminal.ts'
