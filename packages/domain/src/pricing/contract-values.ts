import { z } from 'zod'

/** What the inputs of managers are made of. */

export const name = z.string().trim().min(1).max(80)
/** An amount in minor units. */
export const minor = z.number().int().min(0).max(100_000_000)
/** Hundredths of a percent. */
export const basisPoints = (min: number, max: number) => z.number().int().min(min).max(max)
/** What ended and has no version in force, latest first, in place of what is in force. */
export const retired = z.boolean().default(false)
