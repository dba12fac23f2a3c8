import { randomInt } from 'node:crypto'
import type { TerminalRow } from '@forecourt/db/schema/gate'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { addMinutes, command, manager, managerOf, refuse, type Work } from '../kernel/index.ts'
import { createTerminalInput, type pairingCodeOutput, terminalIdInput } from './contract.ts'
import { ownTerminal, sha256, toTerminal } from './store.ts'

type PairingCode = z.infer<typeof pairingCodeOutput>

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 8
const codeMinutes = 15

const newCode = (): string =>
  Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')

/** Adds a terminal to a branch. Its pairing code is in the answer once, and good for 15 minutes. */
export const createTerminal = command({
  name: 'gate.createTerminal',
  access: managerOf((input) => input.branchId),
  secretAnswer: true,
  input: createTerminalInput,
  run: async (work, input): Promise<PairingCode> => {
    const id = uuid()
    await work.tx`
      insert into terminals (id, branch_id, name, created_at) values (${id}, ${input.branchId}, ${input.name}, ${work.now})`
    return giveCode(work, id)
  },
})

/** A fresh pairing code; the device that was paired so far is cut off. */
export const newPairingCode = command({
  name: 'gate.newPairingCode',
  access: manager,
  secretAnswer: true,
  input: terminalIdInput,
  run: async (work, { terminalId }): Promise<PairingCode> => {
    await ownTerminal(work.tx, work.actor, terminalId)
    return giveCode(work, terminalId)
  },
})

async function giveCode(work: Work, terminalId: string): Promise<PairingCode> {
  const pairingCode = newCode()
  const expiresAt = addMinutes(work.now, codeMinutes)
  const [row] = await work.tx<TerminalRow[]>`
    update terminals set pairing_code_hash = ${sha256(pairingCode)}, pairing_expires_at = ${expiresAt},
      token_hash = null, paired_at = null, revoked_at = null
    where id = ${terminalId} returning *`
  work.record('terminal', terminalId)
  if (!row) return refuse('NOT_FOUND', 'There is no such terminal.')
  return { terminal: toTerminal(row, work.now), pairingCode, expiresAt: expiresAt.toISOString() }
}
