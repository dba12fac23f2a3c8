/**
 * Every refusal that a caller can meet, with its HTTP status. A screen may rely on the code;
 * `detail` says in a sentence what is wrong and how to mend it; `data` carries what the screen offers next.
 */
export const errorStatus = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  WRONG_CREDENTIALS: 401,
  TERMINAL_NOT_PAIRED: 401,
  FORBIDDEN: 403,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  EMAIL_TAKEN: 409,
  QUOTE_EXPIRED: 409,
  QUOTE_USED: 409,
  UNIT_TAKEN: 409,
  CLASS_SOLD_OUT: 409,
  EXTRA_SOLD_OUT: 409,
  EXTRA_PROMISED: 409,
  GROUP_IN_USE: 409,
  PROMO_USED_UP: 409,
  POINTS_NOT_ENOUGH: 409,
  HOLD_EXPIRED: 409,
  WRONG_STATUS: 409,
  CHANGED_MEANWHILE: 409,
  WRONG_BRANCH: 409,
  TOO_EARLY: 409,
  TOO_LATE: 409,
  UNIT_NOT_READY: 409,
  UNIT_HAS_BOOKINGS: 409,
  TILL_OPEN: 409,
  TILL_CLOSED: 409,
  TILL_SHORT: 409,
  PAYLOAD_TOO_LARGE: 413,
  OUTSIDE_OPENING_HOURS: 422,
  PERIOD_IN_PAST: 422,
  PERIOD_TOO_LONG: 422,
  PERIOD_TOO_SHORT: 422,
  NOT_OFFERED: 422,
  PROMO_UNKNOWN: 422,
  PROMO_NOT_APPLICABLE: 422,
  DRIVER_TOO_YOUNG: 422,
  PASS_INVALID: 422,
  NOT_RECOGNISED: 422,
  PAIRING_CODE_WRONG: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
  PAYMENTS_UNAVAILABLE: 503,
  QUEUES_UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof errorStatus
export type FieldError = { field: string; message: string }
export type ErrorData = { errors?: FieldError[]; [key: string]: unknown }

/** A refusal: the verb changed nothing. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData

  constructor(code: ErrorCode, detail: string, data: ErrorData = {}) {
    super(detail)
    this.name = 'DomainError'
    this.code = code
    this.data = data
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** Throws a refusal; reads well at the end of a `??`. */
export function refuse(code: ErrorCode, detail: string, data?: ErrorData): never {
  throw new DomainError(code, detail, data)
}
