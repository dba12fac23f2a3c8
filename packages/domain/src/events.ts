import type { BookingEvent, ClaimsEvent } from './booking/contract.ts'
import type { UnitEvent } from './fleet/contract.ts'
import type { ConditionEvent, GateEvent } from './gate/contract.ts'
import type { AccountEvent, LicenceEvent } from './identity/contract.ts'
import type { InvoicingEvent } from './invoicing/contract.ts'
import type { NotificationEvent } from './notifications/contract.ts'
import type { PaymentEvent } from './payments/contract.ts'

/** Everything that can happen and be reacted to. */
export type ForecourtEvent =
  | AccountEvent
  | LicenceEvent
  | BookingEvent
  | ClaimsEvent
  | UnitEvent
  | PaymentEvent
  | InvoicingEvent
  | GateEvent
  | ConditionEvent
  | NotificationEvent
