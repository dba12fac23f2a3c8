import type { Db } from '@forecourt/db'
import { checkIn, findBooking } from '../booking/index.ts'
import {
  type GateCommand,
  gateCommandInput,
  gateCommandOutput,
  kioskCheckInInput,
  kioskCheckOutInput,
} from '../gate/contract.ts'
import { openGate, readToken, retryGate } from '../gate/index.ts'
import { type Actor, asSystem, command, query, refuse, terminal, type Work } from '../kernel/index.ts'
import { takeBack } from './desk.ts'
import { settleUnit } from './settle-unit.ts'

type Terminal = Extract<Actor, { kind: 'terminal' }>

/**
 * The customer at a terminal takes the car, or drives in. Booking and order to the gate commit together; whether the
 * gate opened is told by the gate alone. The same `commandId` again is the same order: it returns what came
 * of it, and asks a gate that failed once more.
 * @throws PASS_INVALID, WRONG_STATUS, TOO_EARLY, TOO_LATE, UNIT_NOT_READY
 */
export const kioskCheckIn = command({
  name: 'kiosk.checkIn',
  access: terminal,
  input: kioskCheckInInput,
  output: gateCommandOutput,
  run: async (work, input): Promise<GateCommand> => {
    const { self, bookingId } = await identified(work, input.token)
    if (await isRepeat(work, input.commandId, bookingId)) return again(work, input.commandId, self.branchId)
    const booking = await findBooking(work.tx, bookingId)
    if (booking.product === 'rental' && input.signedName === undefined) {
      refuse('INVALID_INPUT', 'signedName: Sign the agreement first.', {
        errors: [{ field: 'signedName', message: 'Sign the agreement first.' }],
      })
    }
    const caller = asSystem(work, 'kiosk.checkIn')
    await settleUnit(caller, booking.unit_id)
    await checkIn(caller, { bookingId })
    await openGate(caller, { commandId: input.commandId, ...self, bookingId, direction: 'in' })
    return viewCommand(work.tx, work.actor, input.commandId)
  },
})

/** The customer at a terminal brings the car back, or drives out. As `kioskCheckIn`. @throws also WRONG_BRANCH */
export const kioskCheckOut = command({
  name: 'kiosk.checkOut',
  access: terminal,
  input: kioskCheckOutInput,
  output: gateCommandOutput,
  run: async (work, input): Promise<GateCommand> => {
    const { self, bookingId } = await identified(work, input.token)
    if (await isRepeat(work, input.commandId, bookingId)) return again(work, input.commandId, self.branchId)
    const { odometerKm, energyPercent, damageNote: note } = input
    await takeBack(work, bookingId, self.branchId, {
      ...{ odometerKm, energyPercent, note },
      inspected: false,
    })
    await openGate(asSystem(work, 'kiosk.checkOut'), {
      commandId: input.commandId,
      ...self,
      bookingId,
      direction: 'out',
    })
    return viewCommand(work.tx, work.actor, input.commandId)
  },
})

/** How an order to the gate stands; a terminal sees its own. */
export const gateCommand = query({
  name: 'gate.command',
  access: terminal,
  input: gateCommandInput,
  output: gateCommandOutput,
  run: (read, input): Promise<GateCommand> => viewCommand(read.sql, read.actor, input.commandId),
})

async function identified(
  work: Work,
  token: string,
): Promise<{ self: { terminalId: string; branchId: string }; bookingId: string }> {
  const self = ownSelf(work.actor)
  const claims = await readToken(token, 'identified', work.config.passPrivateJwk, work.now)
  if (claims.terminalId !== self.terminalId)
    refuse('PASS_INVALID', 'This identification was made at another terminal.')
  return { self: { terminalId: self.terminalId, branchId: self.branchId }, bookingId: claims.bookingId }
}

function ownSelf(actor: Actor): Terminal {
  return actor.kind === 'terminal' ? actor : refuse('TERMINAL_NOT_PAIRED', 'This device is not paired.')
}

/** The terminal sent the same order before, e.g. because the answer got lost. */
async function isRepeat(work: Work, commandId: string, bookingId: string): Promise<boolean> {
  const [row] = await work.tx<
    { booking_id: string }[]
  >`select booking_id from gate_commands where id = ${commandId}`
  if (row && row.booking_id !== bookingId) refuse('WRONG_STATUS', 'This order was given for another booking.')
  return row !== undefined
}

/** The order as it stands; one that the gate failed is given again, so that "Try again" can open it. */
async function again(work: Work, commandId: string, branchId: string): Promise<GateCommand> {
  await retryGate(asSystem(work, 'kiosk.again'), { commandId, branchId })
  return viewCommand(work.tx, work.actor, commandId)
}

async function viewCommand(sql: Db, actor: Actor, commandId: string): Promise<GateCommand> {
  const [row] = await sql<GateCommand[]>`
    select c.id as "commandId", c.status, c.direction, c.booking_id as "bookingId",
      jsonb_build_object('label', u.label, 'plate', u.plate, 'make', u.make, 'model', u.model, 'level', u.level) as unit
    from gate_commands c join bookings b on b.id = c.booking_id join units u on u.id = b.unit_id
    where c.id = ${commandId} and c.terminal_id = ${ownSelf(actor).terminalId}`
  return row ?? refuse('NOT_FOUND', 'There is no such order.')
}
