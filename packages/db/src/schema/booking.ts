// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
/** The tables that booking owns: nobody else writes them. */
export const tables = ['bookings', 'booking_access', 'claims', 'claim_history'] as const

/** A customer's contract. */
export type BookingRow = {
  id: string
  reference: string
  product: 'rental' | 'parking'
  status: 'pending' | 'confirmed' | 'active' | 'completed' | 'cancelled' | 'expired' | 'no_show'
  class_id: string
  unit_id: string
  pinned: boolean
  pickup_branch_id: string
  dropoff_branch_id: string
  starts_at: Date
  ends_at: Date
  quote_id: string
  currency: string
  total_minor: number
  customer_id: string | null
  contact_name: string
  contact_email: string
  contact_phone: string | null
  locale: 'en' | 'fr'
  plate: string | null
  driver_age: number | null
  hold_minutes: number
  hold_expires_at: Date
  confirmed_at: Date | null
  checked_in_at: Date | null
  checked_out_at: Date | null
  closed_at: Date | null
  close_reason: string | null
  version: number
  created_at: Date
}

/** Which guest browsers (SHA-256 of their cookie) may open a booking. */
export type BookingAccessRow = {
  booking_id: string
  guest_hash: string
  granted_at: Date
}

/** A unit is taken for a period, turnaround included; hold_expires_at is set while it is only a hold. */
export type ClaimRow = {
  id: number
  unit_id: string
  booking_id: string | null
  kind: 'booking' | 'maintenance' | 'transfer' | 'turnaround'
  during: string
  from_branch_id: string
  to_branch_id: string
  hold_expires_at: Date | null
  started: boolean
  created_at: Date
}

/** Claims that are over, cut to what really happened. */
export type ClaimHistoryRow = {
  id: number
  unit_id: string
  booking_id: string | null
  kind: string
  during: string
  from_branch_id: string
  to_branch_id: string
  outcome: 'completed' | 'cancelled' | 'expired' | 'no_show' | 'released'
  ended_at: Date
}
