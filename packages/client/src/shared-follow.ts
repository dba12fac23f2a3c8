import type { AppRouter } from '@forecourt/api'
import { type Topic, topicKey } from '@forecourt/domain/realtime/contract'
import type { TRPCClient } from '@trpc/client'
import { type Follower, follow } from './follow.ts'

type Stream = {
  followers: Set<Follower>
  /** When it last gave a sign of life, ms; null: never. */
  heardAt: number | null
  stop: () => void
}

const streams = new WeakMap<TRPCClient<AppRouter>, Map<string, Stream>>()

/**
 * `follow`, with one stream for all parts of a page that follow the same topics: a browser gives a site six
 * connections in all its tabs, and each stream holds one. It is closed when the last of them leaves.
 */
export function sharedFollow(
  client: TRPCClient<AppRouter>,
  topics: readonly Topic[],
  follower: Follower,
): () => void {
  const open = streams.get(client) ?? new Map<string, Stream>()
  streams.set(client, open)
  const key = topics.map(topicKey).join(' ')
  const stream = open.get(key) ?? start(client, topics)
  open.set(key, stream)
  stream.followers.add(follower)
  if (stream.heardAt !== null) follower.onHeard(stream.heardAt)
  return () => {
    stream.followers.delete(follower)
    if (stream.followers.size > 0) return
    stream.stop()
    open.delete(key)
  }
}

function start(client: TRPCClient<AppRouter>, topics: readonly Topic[]): Stream {
  const stream: Stream = { followers: new Set(), heardAt: null, stop: () => {} }
  stream.stop = follow(client, [...topics], {
    onHeard: (at) => {
      stream.heardAt = at
      for (const follower of stream.followers) follower.onHeard(at)
    },
    onNote: (note) => {
      for (const follower of stream.followers) follower.onNote(note)
    },
    onResumed: () => {
      for (const follower of stream.followers) follower.onResumed()
    },
  })
  return stream
}
