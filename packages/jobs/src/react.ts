import type { Runtime } from '@forecourt/domain/kernel'
import { owedEvent, settle } from '@forecourt/domain/kernel/relay'
import type { Reaction } from '@forecourt/domain/registry'

export type Reactions = Record<string, readonly Reaction[]>

/**
 * Runs the reactions to an event. One that fails does not hold up the others; then the event stays owed and the job
 * fails, so that all are run again. They are safe to repeat.
 */
export async function react(runtime: Runtime, reactions: Reactions, eventId: number): Promise<void> {
  const event = await owedEvent(runtime.sql, eventId)
  if (!event) return
  const failures: unknown[] = []
  for (const reaction of reactions[event.type] ?? []) {
    await reaction.run(runtime, event).catch((error: unknown) => {
      runtime.log.error(
        { err: error, event: event.type, eventId, reaction: reaction.name },
        'a reaction failed',
      )
      failures.push(error)
    })
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of the reactions to ${event.type} failed.`)
  await settle(runtime.sql, eventId)
}
