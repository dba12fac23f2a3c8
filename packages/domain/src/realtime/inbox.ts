import type { Note } from './contract.ts'

/** A numbered event, as far as a listener may know of it. */
export type Numbered = { seq: number; type: string; topics: string[]; occurredAt: Date }

/** A note, and the seq of the last event in it: where a cut stream goes on. */
export type NumberedNote = { seq: number; note: Note }

/**
 * What one listener has not read yet, united into one note: however slow its reader is, it cannot outgrow the topics
 * that it follows.
 */
export type Inbox = {
  readonly topics: ReadonlySet<string>
  put: (event: Numbered) => void
  /** All that came since the last time, as one note. Waits until there is something; null when it is over. */
  next: (signal: AbortSignal) => Promise<NumberedNote | null>
  /** Nothing will come any more. */
  end: () => void
}

/** @param after events up to this seq are known to the listener and left out */
export function createInbox(topics: ReadonlySet<string>, after: number): Inbox {
  let unread: NumberedNote | null = null
  let ended = false
  let bell = Promise.withResolvers<void>()
  return {
    topics,
    put: (event) => {
      if (event.seq <= after) return
      unread = withEvent(unread, event, topics)
      bell.resolve()
    },
    next: async (signal) => {
      await untilAborted(bell.promise, signal)
      const note = unread
      unread = null
      if (!ended) bell = Promise.withResolvers()
      return signal.aborted ? null : note
    },
    end: () => {
      ended = true
      bell.resolve()
    },
  }
}

function withEvent(
  unread: NumberedNote | null,
  event: Numbered,
  followed: ReadonlySet<string>,
): NumberedNote {
  const { topics = [], types = [] } = unread?.note ?? {}
  return {
    seq: event.seq,
    note: {
      topics: [...new Set([...topics, ...event.topics.filter((key) => followed.has(key))])],
      types: [...new Set([...types, event.type])],
      at: event.occurredAt.toISOString(),
    },
  }
}

/** Waits for the promise, or for the signal, whichever is first; leaves no listener behind. */
async function untilAborted(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const { promise: aborted, resolve } = Promise.withResolvers<void>()
  const stop = () => resolve()
  signal.addEventListener('abort', stop, { once: true })
  await Promise.race([promise, aborted])
  signal.removeEventListener('abort', stop)
}
