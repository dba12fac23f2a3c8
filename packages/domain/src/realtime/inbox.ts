import type { Note } from './contract.ts'

/** A numbered event, as far as a listener may know of it. */
export type Numbered = { seq: number; type: string; topics: string[]; occurredAt: Date }

/** What happened on a topic in a row of events, made once for all who follow it. */
export type News = { topic: string; types: ReadonlySet<string>; first: number; last: number; at: Date }

/** A note, and the seq of the last event in it: where a cut stream goes on. */
export type NumberedNote = { seq: number; note: Note }

/**
 * What one listener has not read yet, united into one note: however slow its reader is, it cannot outgrow the topics
 * that it follows.
 */
export type Inbox = {
  readonly topics: ReadonlySet<string>
  put: (news: News) => void
  /** Events up to this one are known to the listener and left out. */
  readonly after: number
  /** All that came since the last time, as one note. Waits until there is something; null when it is over. */
  next: (signal: AbortSignal) => Promise<NumberedNote | null>
  /** Nothing will come any more. */
  end: () => void
}

export function createInbox(topics: ReadonlySet<string>, after: number): Inbox {
  let unread: NumberedNote | null = null
  let ended = false
  let bell = Promise.withResolvers<void>()
  return {
    topics,
    after,
    put: (news) => {
      if (news.last <= after) return
      unread = withNews(unread, news)
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

/** Most often it says nothing that is not said already; then nothing is made anew but the note's number. */
function withNews(unread: NumberedNote | null, { topic, types, last, at }: News): NumberedNote {
  const known: Pick<Note, 'topics' | 'types'> = unread?.note ?? { topics: [], types: [] }
  const fresh = [...types].filter((type) => !known.types.includes(type))
  return {
    seq: Math.max(unread?.seq ?? 0, last),
    note: {
      topics: known.topics.includes(topic) ? known.topics : [...known.topics, topic],
      types: fresh.length === 0 ? known.types : [...known.types, ...fresh],
      at: at.toISOString(),
    },
  }
}

/** Unites events by topic, in their order; `only` those of one topic after one of them. */
export function newsOf(events: readonly Numbered[], only?: { topic: string; after: number }): News[] {
  const byTopic = new Map<string, { types: Set<string>; first: number; last: number; at: Date }>()
  for (const { seq, type, topics, occurredAt } of events) {
    if (only && seq <= only.after) continue
    for (const topic of topics) {
      if (only && topic !== only.topic) continue
      const news = byTopic.get(topic) ?? { types: new Set(), first: seq, last: seq, at: occurredAt }
      news.types.add(type)
      byTopic.set(topic, Object.assign(news, { last: seq, at: occurredAt }))
    }
  }
  return [...byTopic].map(([topic, news]) => ({ topic, ...news }))
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
