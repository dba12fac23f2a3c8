import type { z } from 'zod'
import type { Call } from '../kernel/index.ts'
import { parseInput } from '../kernel/parse.ts'
import { followInput, topicKey } from './contract.ts'
import type { Feed } from './feed.ts'
import type { NumberedNote } from './inbox.ts'
import { mustBeAllowedToFollow } from './may-follow.ts'

/** Realtime: who hears of what, when it happens, and after a cut. */
export { type Feed, openFeed } from './feed.ts'
export type { NumberedNote } from './inbox.ts'

/**
 * Follows topics until the signal ends it. With `lastEventId` the notes go on exactly where they were cut; without,
 * the first note is empty and says where they start.
 * @throws NOT_FOUND, UNAUTHENTICATED
 */
export async function* follow(
  feed: Feed,
  call: Call,
  raw: z.input<typeof followInput>,
  signal: AbortSignal,
): AsyncGenerator<NumberedNote, void> {
  const { topics, lastEventId } = parseInput(followInput, raw)
  await mustBeAllowedToFollow(call.runtime.sql, call.actor, topics)
  const keys = new Set(topics.map(topicKey))
  yield* feed.follow(keys, lastEventId ? Number(lastEventId) : null, signal)
}
