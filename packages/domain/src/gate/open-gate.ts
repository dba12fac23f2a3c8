import type { GateCommandRow } from '@forecourt/db/schema/gate'
import { z } from 'zod'
import { command, refuse, system } from '../kernel/index.ts'
import { gateEvent } from './store.ts'

/**
 * Orders a gate to open. The id comes from the terminal: the same id is the same order, so a retry opens once.
 * What the gate then really does comes back through `reportGate`.
 */
export const openGate = command({
  name: 'gate.openGate',
  access: system,
  input: z.object({
    commandId: z.uuid(),
    terminalId: z.uuid(),
    branchId: z.string(),
    bookingId: z.uuid(),
    direction: z.enum(['in', 'out']),
  }),
  run: async (work, input): Promise<void> => {
    const inserted = await work.tx`
      insert into gate_commands (id, terminal_id, booking_id, direction, requested_at)
      values (${input.commandId}, ${input.terminalId}, ${input.bookingId}, ${input.direction}, ${work.now})
      on conflict (id) do nothing returning 1`
    if (inserted.count === 0) return refuse('WRONG_STATUS', 'This order to the gate was given already.')
    work.record('gate_command', input.commandId, { bookingId: input.bookingId, direction: input.direction })
    work.emit(gateEvent('gate.open_requested', input))
  },
})

/** Gives an order that the gate failed to carry out once more; one that is under way or done stays as it is. */
export const retryGate = command({
  name: 'gate.retryGate',
  access: system,
  input: z.object({ commandId: z.uuid(), branchId: z.string() }),
  run: async (work, { commandId, branchId }): Promise<void> => {
    const [row] = await work.tx<GateCommandRow[]>`
      update gate_commands set status = 'requested', requested_at = ${work.now}, settled_at = null, failure = null
      where id = ${commandId} and status = 'failed' returning *`
    if (!row) return
    work.record('gate_command', row.id, { again: true })
    const { terminal_id: terminalId, booking_id: bookingId } = row
    work.emit(gateEvent('gate.open_requested', { terminalId, branchId, commandId, bookingId }))
  },
})

/** What a gate's controller says about an order. Only the first word counts, until the order is given again. */
export const reportGate = command({
  name: 'gate.reportGate',
  access: system,
  input: z.object({
    commandId: z.uuid(),
    status: z.enum(['opened', 'failed']),
    failure: z.string().max(200).optional(),
  }),
  run: async (work, input): Promise<void> => {
    const [row] = await work.tx<(GateCommandRow & { branch_id: string })[]>`
      update gate_commands c set status = ${input.status}, settled_at = ${work.now}, failure = ${input.failure ?? null}
      from terminals t where c.id = ${input.commandId} and c.status = 'requested' and t.id = c.terminal_id
      returning c.*, t.branch_id`
    if (!row) return
    work.record('gate_command', row.id, { status: row.status })
    work.emit(
      gateEvent(input.status === 'opened' ? 'gate.opened' : 'gate.failed', {
        terminalId: row.terminal_id,
        branchId: row.branch_id,
        commandId: row.id,
        bookingId: row.booking_id,
      }),
    )
  },
})
