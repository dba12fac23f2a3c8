import { z } from 'zod'
import { bookingOutput } from '../booking/contract.ts'
import { branchId, branchOutput } from '../fleet/contract.ts'

export * from './contract-condition.ts'

export const terminalOutput = z.object({
  id: z.string(),
  branchId: z.string(),
  name: z.string(),
  state: z.enum(['unpaired', 'paired', 'revoked']),
  online: z.boolean(),
  lastSeenAt: z.string().nullable(),
  pairedAt: z.string().nullable(),
  createdAt: z.string(),
})
export type Terminal = z.infer<typeof terminalOutput>

export const createTerminalInput = z.object({ branchId, name: z.string().trim().min(1).max(60) })
/** The code is shown once, to the person who made it. */
export const pairingCodeOutput = z.object({
  terminal: terminalOutput,
  pairingCode: z.string(),
  expiresAt: z.string(),
})
export const terminalIdInput = z.object({ terminalId: z.uuid() })
export const listTerminalsInput = z.object({ branchId })
export const pairInput = z.object({
  code: z
    .string()
    .transform((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .refine((text) => text.length >= 6 && text.length <= 8, 'Give the code of 6 to 8 characters.'),
})
/** The terminal's own view of itself: who it is and where. */
export const terminalSelf = z.object({ terminal: terminalOutput, branch: branchOutput })

/** A pass from a QR code; or the reference with the last name; or a plate (parking only). */
export const identifyInput = z.discriminatedUnion('by', [
  z.object({ by: z.literal('pass'), token: z.string().min(20).max(1000) }),
  z.object({
    by: z.literal('reference'),
    reference: z.string().min(4).max(20),
    lastName: z.string().trim().min(1).max(80),
  }),
  z.object({ by: z.literal('plate'), plate: z.string().min(2).max(20) }),
])
/** What the terminal shows: first name and initial only. `token` proves the identification to the next step, for 10 minutes. */
export const identifyOutput = z.object({
  token: z.string(),
  shortName: z.string(),
  step: z.enum(['check_in', 'check_out']),
  booking: bookingOutput.pick({
    id: true,
    reference: true,
    product: true,
    status: true,
    overdue: true,
    class: true,
    unit: true,
    from: true,
    to: true,
    plate: true,
    currency: true,
    totalMinor: true,
    depositMinor: true,
    pickup: true,
    dropoff: true,
  }),
})
export type Identified = z.infer<typeof identifyOutput>

export const kioskCheckInInput = z.object({
  token: z.string(),
  /** Rental: the agreement was read and signed with this name. */
  signedName: z.string().trim().min(1).max(120).optional(),
  /** Made by the terminal; a retry sends the same one. */
  commandId: z.uuid(),
})
export const kioskCheckOutInput = z.object({
  token: z.string(),
  odometerKm: z.number().int().min(0).max(2_000_000).optional(),
  energyPercent: z.number().int().min(0).max(100).optional(),
  damageNote: z.string().trim().max(500).optional(),
  commandId: z.uuid(),
})
export const gateCommandOutput = z.object({
  commandId: z.string(),
  /** `opened` comes from the gate's controller alone. */
  status: z.enum(['requested', 'opened', 'failed']),
  direction: z.enum(['in', 'out']),
  bookingId: z.string(),
  unit: z.object({
    label: z.string(),
    plate: z.string().nullable(),
    make: z.string().nullable(),
    model: z.string().nullable(),
    level: z.string().nullable(),
  }),
})
export type GateCommand = z.infer<typeof gateCommandOutput>
export const gateCommandInput = z.object({ commandId: z.uuid() })
export const passOutput = z.object({ token: z.string(), reference: z.string(), validUntil: z.string() })

export type GateEvent = {
  type: 'gate.open_requested' | 'gate.opened' | 'gate.failed' | 'terminal.paired' | 'terminal.revoked'
  payload: { terminalId: string; branchId: string; commandId?: string; bookingId?: string }
}
