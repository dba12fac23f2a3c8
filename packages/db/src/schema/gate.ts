// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
/** The tables that gate owns: nobody else writes them. */
export const tables = ['terminals', 'gate_commands', 'identify_attempts', 'condition_photos'] as const

/** A kiosk or gate device of one branch; codes and tokens are stored as SHA-256 only. */
export type TerminalRow = {
  id: string
  branch_id: string
  name: string
  pairing_code_hash: string | null
  pairing_expires_at: Date | null
  token_hash: string | null
  paired_at: Date | null
  last_seen_at: Date | null
  revoked_at: Date | null
  created_at: Date
}

/** Orders to open; the id comes from the terminal, so that a retry is the same order. */
export type GateCommandRow = {
  id: string
  terminal_id: string
  booking_id: string
  direction: 'in' | 'out'
  status: 'requested' | 'opened' | 'failed'
  requested_at: Date
  settled_at: Date | null
  failure: string | null
}

/** Failed identifications at a terminal; five in a row call for staff. */
export type IdentifyAttemptRow = {
  id: number
  terminal_id: string
  at: Date
}

/** What a unit looked like when it was handed over and when it came back; only ever added to. */
export type ConditionPhotoRow = {
  id: string
  booking_id: string
  unit_id: string
  stage: 'out' | 'in'
  view: 'front' | 'front_left' | 'left' | 'rear_left' | 'rear' | 'rear_right' | 'right' | 'front_right' | 'seats_front' | 'seats_rear' | 'dashboard' | 'detail'
  picture_id: string
  taken_by: 'customer' | 'staff'
  created_at: Date
}
