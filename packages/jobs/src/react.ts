import type { Runtime } from '@forecourt/domain/kernel'
import { owedEvent, type ReactionNames, settle } from '@forecourt/domain/kernel/relay'
import type { Reaction } from '@forecourt/domain/registry'
import type { QueueName } from '@forecourt/domain/runtime'
import type { ReactionJob } from './queues.ts'

export type Reactions = Readonly<Record<string, readonly Reaction[]>>

/** What the relay has to know of the reactions. */
export const namesOf = (reactions: Reactions): ReactionNames =>
  Object.fromEntries(Object.entries(reactions).map(([type, list]) => [type, list.map(({ name }) => name)]))

/** The queue of a reaction; one that only another version knows fails in the last, and stays owed. */
export function queueFinder(reactions: Reactions): (name: string) => QueueName {
  const known = new Map(
    Object.values(reactions)
      .flat()
      .map(({ name, queue }) => [name, queue]),
  )
  return (name) => known.get(name) ?? 'records'
}

/**
 * Runs one reaction to one event, unless that was done before. Whatever cuts it off before it is settled, it is run
 * again: reactions are safe to repeat.
 */
export async function react(runtime: Runtime, reactions: Reactions, job: ReactionJob): Promise<void> {
  const event = await owedEvent(runtime.sql, job.eventId, job.reaction)
  if (!event) return
  const reaction = reactions[event.type]?.find(({ name }) => name === job.reaction)
  if (!reaction) throw new Error(`This version knows no reaction ${job.reaction} to ${event.type}.`)
  await reaction.run(runtime, event)
  await settle(runtime.sql, job.eventId, job.reaction)
}
