import { type Note, type Topic, topicKey } from '@forecourt/domain/realtime/contract'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { type LiveState, liveState, silenceMs } from './live-state.ts'
import { sharedFollow } from './shared-follow.ts'
import { throttle } from './throttle.ts'
import { useTRPCClient } from './trpc.ts'

export type LiveOptions = {
  /** What to follow, at most 60. A screen follows all it shows in one call: a browser has few streams to give. */
  topics: readonly Topic[]
  /** Query keys (`trpc.booking.get.queryKey({ bookingId })`, `trpc.availability.pathKey()`) to read again on a note. */
  invalidate?: readonly QueryKey[]
  /** Each note itself, unthrottled. */
  onNote?: (note: Note) => void
  enabled?: boolean
}

/** Values on screen change at most this often. */
const pauseMs = 2000

/**
 * Keeps what is on screen true: reads `invalidate` again when the server says that something changed, after
 * a cut, and every 30 s while nothing is heard. Ends on unmount. Returns how live the screen is, to be said
 * when it is not.
 */
export function useLive({ topics, invalidate = [], onNote, enabled = true }: LiveOptions): LiveState {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const refresh = useEffectEvent(() => {
    for (const queryKey of invalidate) queries.invalidateQueries({ queryKey })
  })
  const note = useEffectEvent((note: Note) => onNote?.(note))
  const chosen = useEffectEvent(() => [...topics])
  const key = topics.map(topicKey).join(' ')

  useEffect(() => {
    if (!enabled || key === '') return
    const startedAt = Date.now()
    let heardAt: number | null = null
    let polledAt = startedAt
    const changes = throttle(() => refresh(), pauseMs)

    function tick(): void {
      const now = Date.now()
      const next = liveState(now, startedAt, heardAt)
      setState(next)
      if (next === 'stale' && now - polledAt >= silenceMs) {
        polledAt = now
        refresh()
      }
    }

    const stop = sharedFollow(client, chosen(), {
      onHeard: (at) => {
        heardAt = at
        tick()
      },
      onResumed: changes.ask,
      onNote: (heard) => {
        note(heard)
        changes.ask()
      },
    })
    const timer = setInterval(tick, 1000)
    return () => {
      stop()
      changes.cancel()
      clearInterval(timer)
    }
  }, [client, enabled, key])

  return state
}
