import type { Intent, PaymentMethod, SetupIntent } from './objects/types.ts'

/** What stands under `error` in an answer of Stripe's; the SDK turns it into a typed exception. */
export interface ErrorBody {
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  payment_intent?: Intent
  payment_method?: PaymentMethod
  setup_intent?: SetupIntent
}

/** An error that is answered to the caller as it is. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  /** Whether an idempotency key remembers it: Stripe saves answers only once execution has begun. */
  readonly saved: boolean

  constructor(status: number, body: ErrorBody, saved = true) {
    super(body.message)
    this.status = status
    this.body = body
    this.saved = saved
  }
}

/** 400 `invalid_request_error`: the request makes no sense for the state of things. */
export const invalidRequest = (
  message: string,
  details: Omit<ErrorBody, 'type' | 'message'> = {},
): ApiError => new ApiError(400, { type: 'invalid_request_error', message, ...details })

/** 400 for a parameter that fails validation, before anything is executed. */
export const invalidParam = (message: string, param: string, code?: string): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', message, param, ...(code ? { code } : {}) }, false)

/** 404 `resource_missing`. `param` is the parameter's name in Stripe's API (`intent`, `session`, `id`…). */
export const resourceMissing = (kind: string, id: string, param: string): ApiError =>
  new ApiError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  })

/** 402 `card_error`: the bank said no. */
export const cardError = (details: Omit<ErrorBody, 'type'>): ApiError =>
  new ApiError(402, { type: 'card_error', ...details })

/** 401: no key or a wrong one. Shows only the last four characters of what was sent, as Stripe does. */
export const unauthenticated = (key: string | undefined): ApiError =>
  new ApiError(
    401,
    {
      type: 'invalid_request_error',
      message: key
        ? `Invalid API Key provided: ********${key.slice(-4)}`
        : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    },
    false,
  )
