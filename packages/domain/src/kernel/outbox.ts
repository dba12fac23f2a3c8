import type { JSONValue, Tx } from '@forecourt/db'

/** Something that happened. `topics` are whom it concerns live, e.g. `booking:<id>`; ids only, no personal data. */
export type DomainEvent = { type: string; topics: readonly string[]; payload: { [key: string]: JSONValue } }

/**
 * Appends events in the verb's transaction. No NOTIFY here: it would serialise all commits.
 * The relay reads what was committed, orders it and rings.
 */
export async function writeEvents(tx: Tx, events: readonly DomainEvent[], now: Date): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    type: event.type,
    topics: [...event.topics],
    payload: tx.json(event.payload),
    occurred_at: now,
  }))
  await tx`insert into outbox ${tx(rows)}`
}
