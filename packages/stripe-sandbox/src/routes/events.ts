import * as z from 'zod'
import { endpoint } from '../api.ts'
import { findEvent } from '../events.ts'
import { paginate } from '../list.ts'
import type { StripeEvent } from '../objects/types.ts'
import { boolean, none, paging, text } from '../params.ts'

const URL = '/v1/events'

export const eventRoutes = [
  endpoint({
    method: 'GET',
    path: URL,
    params: z.strictObject({
      ...paging,
      type: text().optional(),
      types: z.array(text()).max(20).optional(),
      delivery_success: boolean.optional(),
    }),
    run(world, { type, types, delivery_success, ...page }) {
      const events = [...world.store.events.values()].filter(
        (event) =>
          (!type || isOfType(event, type)) &&
          (!types || types.some((wanted) => isOfType(event, wanted))) &&
          (delivery_success === undefined || (event.pending_webhooks === 0) === delivery_success),
      )
      return paginate(events, page, URL)
    },
  }),
  endpoint({ method: 'GET', path: `${URL}/:id`, params: none, run: (world, _, id) => findEvent(world, id) }),
]

/** A wanted type may end in `*`: `charge.*`. */
const isOfType = (event: StripeEvent, wanted: string): boolean =>
  wanted.endsWith('*') ? event.type.startsWith(wanted.slice(0, -1)) : event.type === wanted
