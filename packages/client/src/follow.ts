import type { AppRouter } from '@forecourt/api'
import type { Note, Topic } from '@forecourt/domain/realtime/contract'
import type { TRPCClient } from '@trpc/client'
import { isTransient } from './errors.ts'
import { retryDelayMs } from './live-state.ts'

export type Follower = {
  /** Something changed on the topics. */
  onNote: (note: Note) => void
  /** A sign of life at this time (ms): the stream opened, pinged or brought a note. */
  onHeard: (at: number) => void
  /** The stream opened again after a cut; what happened in between comes as notes. */
  onResumed: () => void
}

/**
 * Follows topics until the returned function is called. A stream that ends or breaks is opened again with
 * growing pauses and goes on after the last note that arrived; a refusal ends it for good.
 */
export function follow(client: TRPCClient<AppRouter>, topics: Topic[], follower: Follower): () => void {
  let lastEventId: string | null = null
  let opened = false
  let ended = false
  let tries = 0
  const heard = () => follower.onHeard(Date.now())
  let stop = open()

  function open(): () => void {
    const subscription = client.realtime.follow.subscribe(
      { topics, lastEventId },
      {
        onStarted: ({ context }) => {
          tries = 0
          heard()
          if (opened) follower.onResumed()
          opened = true
          const source: unknown = context?.eventSource
          if (source instanceof EventTarget) source.addEventListener('ping', heard)
        },
        onData: ({ id, data }) => {
          lastEventId = id
          heard()
          follower.onNote(data)
        },
        onError: (error) => isTransient(error) && reopen(),
        onComplete: reopen,
      },
    )
    return () => subscription.unsubscribe()
  }

  function reopen(): void {
    // Leaving a stream completes it, too.
    if (ended) return
    stop()
    const timer = setTimeout(() => {
      stop = open()
    }, retryDelayMs(tries++))
    stop = () => clearTimeout(timer)
  }

  return () => {
    ended = true
    stop()
  }
}
