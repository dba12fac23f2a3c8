import type { Db } from '@forecourt/db'
import type { BookingRow } from '@forecourt/db/schema/booking'
import { z } from 'zod'
import { reference } from '../booking/contract.ts'
import { findBooking } from '../booking/index.ts'
import { getBranch } from '../fleet/index.ts'
import { type Identified, identifyInput, identifyOutput, terminalSelf } from '../gate/contract.ts'
import { forgetFailures, heartbeat, mayIdentify, noteFailure, readToken, signToken } from '../gate/index.ts'
import { addMinutes, command, DomainError, flow, refuse, terminal } from '../kernel/index.ts'
import { viewBooking } from './booking-view.ts'

/** How long an identification holds: from showing the pass to the last screen of the flow. */
const identifiedMinutes = 15

/** A terminal and its branch; calling it is also the terminal's heartbeat. */
export const terminalSelfView = flow({
  name: 'gate.self',
  access: terminal,
  input: z.object({}),
  output: terminalSelf,
  run: async (call): Promise<z.infer<typeof terminalSelf>> => {
    const self = await heartbeat(call, {})
    return { terminal: self, branch: await getBranch(call, { branchId: self.branchId }) }
  },
})

/**
 * Finds out who stands at a terminal: by pass, by reference and last name, or (parking) by plate. Only bookings that
 * this branch can check in or out are found. The answer shows a first name and an initial, and a token that proves
 * the identification to the next step. Failures are counted, five call for the staff.
 * @throws PASS_INVALID, NOT_RECOGNISED, WRONG_BRANCH, TOO_MANY_ATTEMPTS
 */
export const identify = flow({
  name: 'gate.identify',
  access: terminal,
  input: identifyInput,
  output: identifyOutput,
  run: async (call, input): Promise<Identified> => {
    try {
      return await recognise(call, input)
    } catch (error) {
      const wrong =
        error instanceof DomainError && (error.code === 'PASS_INVALID' || error.code === 'NOT_RECOGNISED')
      if (wrong) await noteFailure(call, {})
      throw error
    }
  },
})

const recognise = command({
  name: 'gate.recognise',
  access: terminal,
  input: identifyInput,
  run: async (work, input): Promise<Identified> => {
    const { tx, now, actor, config } = work
    if (actor.kind !== 'terminal') return refuse('TERMINAL_NOT_PAIRED', 'This device is not paired.')
    await mayIdentify(tx, actor.terminalId, now)
    const row = await bookingShown(tx, input, actor.branchId, now, config.passPrivateJwk)
    const step = stepAt(row, actor.branchId)
    await forgetFailures(tx, actor.terminalId)
    work.record('booking', row.id, { identifiedBy: input.by })
    const token = await signToken(
      {
        use: 'identified',
        bookingId: row.id,
        terminalId: actor.terminalId,
        exp: Math.floor(addMinutes(now, identifiedMinutes).getTime() / 1000),
      },
      config.passPrivateJwk,
    )
    const system = { kind: 'system' as const, name: 'gate.identify' }
    const booking = identifyOutput.shape.booking.parse(await viewBooking(tx, row.id, now, system))
    return { token, shortName: shortName(row.contact_name), step, booking }
  },
})

const notRecognised = () =>
  refuse('NOT_RECOGNISED', 'We found no booking with this. Check it, or try another way.')

async function bookingShown(
  sql: Db,
  input: z.output<typeof identifyInput>,
  branchId: string,
  now: Date,
  passKey: string,
): Promise<BookingRow> {
  switch (input.by) {
    case 'pass': {
      const pass = await readToken(input.token, 'pass', passKey, now)
      return findBooking(sql, pass.bookingId)
    }
    case 'reference': {
      const code = reference.safeParse(input.reference)
      if (!code.success) return notRecognised()
      const [row] = await sql<BookingRow[]>`select * from bookings where reference = ${code.data}`
      return row && lastName(row.contact_name) === lastName(input.lastName) ? row : notRecognised()
    }
    case 'plate': {
      const plate = input.plate.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
      const [row] = await sql<BookingRow[]>`
        select * from bookings where product = 'parking' and plate = ${plate} and pickup_branch_id = ${branchId}
          and status in ('active', 'confirmed') and starts_at < ${addMinutes(now, 24 * 60)}
        order by status = 'active' desc, starts_at limit 1`
      return row ?? notRecognised()
    }
  }
}

/** What this terminal can do for the booking. */
function stepAt(row: BookingRow, branchId: string): Identified['step'] {
  const step = row.status === 'confirmed' ? 'check_in' : row.status === 'active' ? 'check_out' : null
  if (step === null) {
    return refuse('WRONG_STATUS', 'This booking is not open for check-in or check-out.', {
      status: row.status,
    })
  }
  const at = step === 'check_in' ? row.pickup_branch_id : row.dropoff_branch_id
  if (at !== branchId) refuse('WRONG_BRANCH', 'This booking belongs to another branch.', { branchId: at })
  return step
}

/** Compared without case, accents and anything but letters, and only the last word, so "O'Neil" finds "Anne O’Neil". */
const lastName = (name: string): string =>
  (name.trim().split(/\s+/).at(-1) ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

/** "Anna K." */
function shortName(name: string): string {
  const words = name.trim().split(/\s+/)
  const initial = words.length > 1 ? words.at(-1)?.charAt(0).toUpperCase() : undefined
  return initial ? `${words[0]} ${initial}.` : (words[0] ?? '')
}
