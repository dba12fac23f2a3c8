// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that booking owns: nobody else writes them. */
export const tables = ['bookings', 'booking_access', 'claims', 'claim_history', 'booking_changes', 'booking_conflicts', 'booking_bills', 'booking_charges'] as const

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
  flight_number: string | null
  expected_back_at: Date | null
  terms_starts_at: Date | null
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
  kind: 'booking' | 'change' | 'maintenance' | 'transfer' | 'turnaround'
  during: string
  from_branch_id: string
  to_branch_id: string
  hold_expires_at: Date | null
  started: boolean
  created_at: Date
  change_id: string | null
  note: string | null
  bridge: boolean
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

/** A change of a booking; pending while its difference is unpaid, the booking stays as it is until then. */
export type BookingChangeRow = {
  id: string
  booking_id: string
  kind: 'modify' | 'extend'
  status: 'pending' | 'applied' | 'expired' | 'refused'
  quote_id: string
  from_quote_id: string
  plate: string | null
  driver_age: number | null
  flight_number: string | null
  due_minor: number
  expires_at: Date
  created_at: Date
  closed_at: Date | null
}

/** A booking whose unit will not be there in time, until it has another one or staff have seen to it. */
export type BookingConflictRow = {
  id: string
  booking_id: string
  unit_id: string
  cause: 'overdue' | 'out_of_service' | 'misplaced'
  cause_booking_id: string | null
  found_at: Date
  resolved_at: Date | null
  resolution: 'moved' | 'upgraded' | 'cleared' | 'closed' | null
}

/** What a booking came to in the end, line by line, when it differs from what was booked. */
export type BookingBillRow = {
  booking_id: string
  currency: string
  lines: JSONValue
  total_minor: number
  created_at: Date
}

/** What staff charge for beside the price, and why. */
export type BookingChargeRow = {
  id: string
  booking_id: string
  kind: 'damage' | 'cleaning' | 'fine' | 'fuel' | 'other'
  note: string
  amount_minor: number
  currency: string
  created_at: Date
}
