/** Parameters as Stripe takes them: form-encoded text, checked strictly, refused in Stripe's words. */
import * as z from 'zod'
import { type ApiError, invalidParam } from './errors.ts'

const refuse = (ctx: z.core.$RefinementCtx, message: string, code?: string): never => {
  ctx.addIssue({ code: 'custom', message, params: { stripeCode: code } })
  return z.NEVER
}

/** Text that is not empty; Stripe reads an empty value as an attempt to unset. */
export const text = (max = 5000) =>
  z.string().transform((value, ctx) => {
    if (value === '')
      return refuse(
        ctx,
        'You passed an empty string. We assume empty values are an attempt to unset a field; however this one cannot be unset.',
        'parameter_invalid_empty',
      )
    if (value.length > max) return refuse(ctx, `Invalid string: must be at most ${max} characters`)
    return value
  })

/** A whole number of at least `min`. */
export const integer = (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) =>
  z.string().transform((value, ctx) => {
    if (!/^-?\d{1,15}$/.test(value))
      return refuse(ctx, `Invalid integer: ${value}`, 'parameter_invalid_integer')
    const number = Number(value)
    if (number < min)
      return refuse(ctx, `This value must be greater than or equal to ${min}.`, 'parameter_invalid_integer')
    if (number > max)
      return refuse(ctx, `This value must be less than or equal to ${max}.`, 'parameter_invalid_integer')
    return number
  })

export const boolean = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Stripe's amounts: minor units, and not too small to be worth a card payment. */
export const amount = integer(1, 99_999_999)

export const currency = z.string().transform((value, ctx) => {
  const code = value.toLowerCase()
  return /^[a-z]{3}$/.test(code) ? code : refuse(ctx, `Invalid currency: ${value}.`)
})

/** Up to 50 pairs; keys of 40, values of 500 characters. An empty value leaves the key out. */
export const metadata = z.union([z.record(z.string(), z.string()), z.literal('')]).transform((pairs, ctx) => {
  const entries = pairs === '' ? [] : Object.entries(pairs).filter(([, value]) => value !== '')
  if (entries.length > 50) return refuse(ctx, 'Metadata can have at most 50 keys')
  const long = entries.find(([key, value]) => key.length > 40 || value.length > 500)
  if (long) return refuse(ctx, `Metadata keys have at most 40 and values at most 500 characters: ${long[0]}`)
  return Object.fromEntries(entries)
})

export const webUrl = z
  .string()
  .transform((value, ctx) =>
    /^https?:\/\/[^\s/]/.test(value) && URL.canParse(value)
      ? value
      : refuse(ctx, 'Not a valid URL', 'url_invalid'),
  )

export const email = z
  .string()
  .transform((value, ctx) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
      ? value
      : refuse(ctx, `Invalid email address: ${value}`, 'email_invalid'),
  )

/** `created` of a list: one second, or a range. */
const range = z.union([
  integer(),
  z.strictObject({ gt: integer(), gte: integer(), lt: integer(), lte: integer() }).partial(),
])

/** What every list takes. */
export const paging = {
  limit: integer(1, 100).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  created: range.optional(),
}

/** For calls that take nothing. */
export const none = z.strictObject({})

/** `['line_items', 0, 'price']` → `line_items[0][price]`. */
const paramName = ([head, ...rest]: readonly PropertyKey[]): string =>
  `${String(head)}${rest.map((part) => `[${String(part)}]`).join('')}`

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  )

/** Checks raw parameters, or throws the error Stripe answers for the first that is wrong. */
export function parseParams<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw issue ? toApiError(issue, raw) : result.error
}

function toApiError(issue: z.core.$ZodIssue, raw: unknown): ApiError {
  const name = paramName(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.path.length > 0 ? `${name}[${issue.keys[0]}]` : (issue.keys[0] ?? '')
    return invalidParam(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown')
  }
  if (valueAt(raw, issue.path) === undefined) {
    return invalidParam(`Missing required param: ${name}.`, name, 'parameter_missing')
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String)
    const list =
      allowed.length > 1 ? `one of ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}` : allowed[0]
    return invalidParam(`Invalid ${name}: must be ${list}`, name)
  }
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.stripeCode
    return invalidParam(issue.message, name, typeof code === 'string' ? code : undefined)
  }
  return invalidParam(`Invalid ${name}: ${issue.message}`, name)
}
