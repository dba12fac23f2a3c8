import { randomBytes } from 'node:crypto'
import type { TerminalRow } from '@forecourt/db/schema/gate'
import { z } from 'zod'
import { anyone, command, query, refuse, system, terminal } from '../kernel/index.ts'
import { pairInput, type Terminal } from './contract.ts'
import { gateEvent, sha256, toTerminal } from './store.ts'

/** The demo terminal's code works as often as it is typed; never in production. */
const demoCode = '000000'

/**
 * Makes this device the terminal that the code stands for. The code works once, for 15 minutes.
 * @returns the terminal, and the device's secret for its cookie; only the secret's hash is kept
 * @throws PAIRING_CODE_WRONG
 */
export const pair = command({
  name: 'gate.pair',
  access: anyone,
  secretAnswer: true,
  input: pairInput,
  run: async (work, { code }): Promise<{ terminal: Terminal; deviceSecret: string }> => {
    const { tx, now } = work
    const keepCode = code === demoCode && !work.config.production
    const deviceSecret = randomBytes(32).toString('base64url')
    const [row] = await tx<TerminalRow[]>`
      update terminals set token_hash = ${sha256(deviceSecret)}, paired_at = ${now}, last_seen_at = ${now}, revoked_at = null,
        pairing_code_hash = ${keepCode ? tx`pairing_code_hash` : null},
        pairing_expires_at = ${keepCode ? tx`pairing_expires_at` : null}
      where pairing_code_hash = ${sha256(code)}
        and (pairing_expires_at > ${now} or ${keepCode}) returning *`
    if (!row)
      return refuse(
        'PAIRING_CODE_WRONG',
        'This code is not valid, or no longer. Ask for a new one in the admin app.',
      )
    work.record('terminal', row.id)
    work.emit(gateEvent('terminal.paired', { terminalId: row.id, branchId: row.branch_id }))
    return { terminal: toTerminal(row, now), deviceSecret }
  },
})

/** Which terminal a device's secret belongs to, or null. */
export const terminalOfSecret = query({
  name: 'gate.terminalOfSecret',
  access: system,
  input: z.object({ secret: z.string().min(20).max(200) }),
  run: async ({ sql }, { secret }): Promise<{ terminalId: string; branchId: string } | null> => {
    const [row] = await sql<{ terminalId: string; branchId: string }[]>`
      select id as "terminalId", branch_id as "branchId" from terminals where token_hash = ${sha256(secret)}`
    return row ?? null
  },
})

/** A terminal's heartbeat: notes that it was heard of and returns its own record. @throws TERMINAL_NOT_PAIRED */
export const heartbeat = command({
  name: 'gate.heartbeat',
  access: terminal,
  audited: false,
  input: z.object({}),
  run: async ({ tx, now, actor }): Promise<Terminal> => {
    const id = actor.kind === 'terminal' ? actor.terminalId : null
    const [row] = await tx<
      TerminalRow[]
    >`update terminals set last_seen_at = ${now} where id = ${id} returning *`
    return row ? toTerminal(row, now) : refuse('TERMINAL_NOT_PAIRED', 'This device is not paired any more.')
  },
})
