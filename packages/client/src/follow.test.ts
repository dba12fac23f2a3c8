import type { AppRouter } from '@forecourt/api'
import type { Topic } from '@forecourt/domain/realtime/contract'
import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Follower, follow } from './follow.ts'
import { sharedFollow } from './shared-follow.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

type Stream = {
  lastEventId: unknown
  open: () => void
  note: (id: string) => void
  end: () => void
  refuse: (code: string) => void
}

/** A client whose streams the test itself opens, feeds and ends. */
function rig() {
  const streams: Stream[] = []
  let closed = 0
  const link: TRPCLink<AppRouter> = () => (call) =>
    observable((observer) => {
      const { lastEventId } = call.op.input as { lastEventId: unknown }
      streams.push({
        lastEventId,
        open: () => observer.next({ result: { type: 'started' } }),
        note: (id) =>
          observer.next({ result: { id, data: { id, data: { topics: [], types: [], at: '' } } } }),
        end: () => observer.complete(),
        refuse: (code) =>
          observer.error(
            TRPCClientError.from({
              error: { message: 'no', code: -32603, data: { code, detail: 'no', httpStatus: 403 } },
            }),
          ),
      })
      return () => {
        closed++
      }
    })
  const client = createTRPCClient<AppRouter>({ links: [link] })
  return { client, streams, closed: () => closed }
}

const topics: Topic[] = [{ kind: 'branch', id: 'lyon-part-dieu' }]
const follower = () =>
  ({ onNote: vi.fn(), onHeard: vi.fn(), onResumed: vi.fn() }) satisfies Record<keyof Follower, unknown>

test('a stream that ends goes on after the last note that arrived', () => {
  const { client, streams } = rig()
  const seen = follower()
  const leave = follow(client, topics, seen)
  streams[0]?.open()
  streams[0]?.note('41')
  streams[0]?.end()
  vi.advanceTimersByTime(60_000)
  expect(streams).toHaveLength(2)
  expect(streams[1]?.lastEventId).toBe('41')
  expect(seen.onResumed).not.toHaveBeenCalled()
  streams[1]?.open()
  expect(seen.onResumed).toHaveBeenCalledTimes(1)
  expect(seen.onNote).toHaveBeenCalledTimes(1)
  leave()
})

test('leaving closes the stream for good, also while it waits for its next try', () => {
  const { client, streams } = rig()
  const leave = follow(client, topics, follower())
  streams[0]?.end()
  leave()
  vi.advanceTimersByTime(60_000)
  expect(streams).toHaveLength(1)
})

test('a refusal is not asked again, a fault of the server is', () => {
  const { client, streams } = rig()
  follow(client, topics, follower())
  streams[0]?.refuse('INTERNAL')
  vi.advanceTimersByTime(60_000)
  expect(streams).toHaveLength(2)
  streams[1]?.refuse('FORBIDDEN')
  vi.advanceTimersByTime(60_000)
  expect(streams).toHaveLength(2)
})

test('parts of a page that follow the same share one stream, which the last of them closes', () => {
  const { client, streams, closed } = rig()
  const [first, second] = [follower(), follower()]
  const leaveFirst = sharedFollow(client, topics, first)
  streams[0]?.open()
  const leaveSecond = sharedFollow(client, topics, second)
  expect(streams).toHaveLength(1)
  expect(second.onHeard).toHaveBeenCalledTimes(1)
  streams[0]?.note('1')
  expect(first.onNote).toHaveBeenCalledTimes(1)
  expect(second.onNote).toHaveBeenCalledTimes(1)
  leaveFirst()
  expect(closed()).toBe(0)
  leaveSecond()
  expect(closed()).toBe(1)
})
