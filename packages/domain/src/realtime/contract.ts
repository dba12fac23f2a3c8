import { z } from 'zod'
import { branchId } from '../fleet/contract.ts'

/** What a screen can follow. `branch` is public (free counts changed), `board` is for the branch's staff. */
export const topic = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('branch'), id: branchId }),
  z.object({ kind: z.literal('board'), id: branchId }),
  z.object({ kind: z.literal('booking'), id: z.uuid() }),
  z.object({ kind: z.literal('terminal'), id: z.uuid() }),
])
export type Topic = z.infer<typeof topic>

export const topicKey = (of: Topic): string => `${of.kind}:${of.id}`

export const followInput = z.object({
  topics: z.array(topic).min(1).max(60),
  /** Where a cut stream goes on; sent by the client by itself. */
  lastEventId: z.string().regex(/^\d+$/).nullish(),
})

/** A coalesced note that something changed: which events, on which of the followed topics. The screen reads the rest by query. */
export type Note = { topics: string[]; types: string[]; at: string }
