import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { freeBays, freeVehicle, parkingOutput, vehicleOutput } from '@forecourt/domain/availability/contract'
import {
  bookingOutput,
  bookingSummary,
  cancelPreview,
  changePreview,
  extendPreview,
  pendingChange,
  returnPreview,
} from '@forecourt/domain/booking/contract'
import { branchOutput, classOutput } from '@forecourt/domain/fleet/contract'
import { checkoutOutput } from '@forecourt/domain/payments/contract'
import { lineItem, quoteOutput } from '@forecourt/domain/pricing/contract'
import type { FastifySchema } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from './problem.ts'
import type { RestRoute } from './route.ts'

/** Shapes that have a name in the document. */
const named = {
  Booking: bookingOutput,
  BookingSummary: bookingSummary,
  Branch: branchOutput,
  CancelPreview: cancelPreview,
  ChangePreview: changePreview,
  Checkout: checkoutOutput,
  ExtendPreview: extendPreview,
  FreeBays: freeBays,
  FreeVehicle: freeVehicle,
  LineItem: lineItem,
  Parking: parkingOutput,
  PendingChange: pendingChange,
  Problem: problem,
  Quote: quoteOutput,
  ReturnPreview: returnPreview,
  UnitClass: classOutput,
  Vehicle: vehicleOutput,
}

const schemaRegistry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id })

const withNamed = createJsonSchemaTransformObject({ schemaRegistry })

/** The library describes each named shape as an input, too; what nothing refers to says nothing. */
const transformObject: typeof withNamed = (found) => {
  const document = withNamed(found)
  const schemas: object = ('components' in document && document.components?.schemas) || {}
  for (let unused = ['']; unused.length > 0; ) {
    const text = JSON.stringify(document)
    unused = Object.keys(schemas).filter((id) => !text.includes(`"#/components/schemas/${id}"`))
    for (const id of unused) Reflect.deleteProperty(schemas, id)
  }
  return document
}

const about = `Search, price, hold, pay, change, extend and cancel car rentals and parking.

Instants are ISO 8601 with their offset; amounts are integers in minor units of the currency beside them. Lists are
\`{ "items": […], "nextCursor": … }\`: pass \`nextCursor\` on as \`cursor\`. Errors are \`application/problem+json\`
with a \`code\` to rely on. Writes take an \`Idempotency-Key\`: a retry with the same key and body is given the first
answer. A session is a cookie, set by sign-in; without one, the booking is kept for the browser or cookie jar that made
it.`

/** What the document as a whole says. */
export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Forecourt',
      version: '1.0.0',
      description: about,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Search', description: 'What there is, and what is free' },
      { name: 'Booking', description: 'From a price to a booking and back' },
      { name: 'Accounts', description: 'Sessions' },
    ],
    // Each verb says who may call it; nothing is refused to a caller for having no session alone.
    security: [{}, { session: [] }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } } },
  },
  transform: createJsonSchemaTransform({ schemaRegistry }),
  transformObject,
}

const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .min(8)
    .max(200)
    .optional()
    .describe('Made by the caller, e.g. a UUID; the same again gets the first answer again.'),
})

/** How any refusal reads in the document. */
export const refused = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: problem } },
}

/** How a route of the table reads in the document. */
export function openApiSchema(route: RestRoute): FastifySchema {
  const shape: Record<string, z.ZodType> = route.input instanceof z.ZodObject ? route.input.shape : {}
  const inPath = Object.entries(route.params)
  const fields = inPath.map(([, field]) => field)
  const params = inPath.map(([part, field]) => [part, shape[field]])
  const rest = Object.entries(shape).filter(([field]) => !fields.includes(field))
  const restIn = route.method === 'GET' ? 'querystring' : 'body'
  return {
    operationId: route.verb.replace(/\W(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: route.summary,
    tags: [route.tag],
    ...(params.length > 0 ? { params: z.object(Object.fromEntries(params)) } : {}),
    ...(rest.length > 0 ? { [restIn]: z.object(Object.fromEntries(rest)) } : {}),
    ...(route.keyed ? { headers: idempotencyKey } : {}),
    response: {
      [route.status]: { description: 'Done', content: { 'application/json': { schema: route.output } } },
      '4xx': refused,
    },
  }
}
