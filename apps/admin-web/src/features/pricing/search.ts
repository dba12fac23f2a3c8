import { product } from '@forecourt/domain/fleet/contract'
import { z } from 'zod'

export const views = ['calendar', 'rules', 'plans', 'stock', 'terms'] as const
export type View = (typeof views)[number]

/** What the page of prices shows, as it stands in the address. What makes no sense there is dropped. */
export const pricingSearch = z.object({
  view: z.enum(views).optional().catch(undefined),
  product: product.optional().catch(undefined),
  classId: z.string().max(20).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  lengthMinutes: z
    .number()
    .int()
    .min(1)
    .max(366 * 1440)
    .optional()
    .catch(undefined),
})

/** A rule or a plan to be made, or changed. */
export const ruleSearch = z.object({
  series: z.uuid().optional().catch(undefined),
  product: product.optional().catch(undefined),
})
export const planSearch = z.object({ classId: z.string().max(20).optional().catch(undefined) })
