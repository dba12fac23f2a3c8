import { messageKinds, messageStates } from '@forecourt/domain/notifications/contract'
import { inboxStates } from '@forecourt/domain/payments/contract'
import { z } from 'zod'

export const views = ['messages', 'events', 'work'] as const
export type View = (typeof views)[number]

/** What the page of operations shows, as it stands in the address. What makes no sense there is dropped. */
export const operationsSearch = z.object({
  view: z.enum(views).optional().catch(undefined),
  message: z.enum(messageStates).optional().catch(undefined),
  kind: z.enum(messageKinds).optional().catch(undefined),
  reference: z.string().max(20).optional().catch(undefined),
  event: z.enum(inboxStates).optional().catch(undefined),
})
