import type { BookingSummary } from '@forecourt/domain/booking/contract'
import type { ActionSubject } from './actions.ts'

/** What the rules of actions look at, of a row of a list. */
export const subjectOf = (row: BookingSummary): ActionSubject => ({
  status: row.status,
  from: row.from,
  to: row.to,
  pickup: { id: row.pickupBranchId, name: row.pickupName },
  dropoff: { id: row.dropoffBranchId, name: row.dropoffName },
})
