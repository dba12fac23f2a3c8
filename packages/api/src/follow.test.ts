import { randomUUID } from 'node:crypto'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import { topicKey } from '@forecourt/domain/realtime/contract'
import { createTRPCClient, httpSubscriptionLink, type TRPCClientError } from '@trpc/client'
import { EventSource } from 'eventsource'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AppRouter } from './router.ts'
import { makeWorld, startTestServer, type TestServer } from './testing.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  await makeWorld(server.sql)
})
afterEach(() => server.close())

const lyon = { kind: 'branch', id: 'lyon-test' } as const

function follow(
  topics: { kind: 'branch' | 'board' | 'booking' | 'terminal'; id: string }[],
  lastEventId?: string,
) {
  const client = createTRPCClient<AppRouter>({
    links: [httpSubscriptionLink({ url: `${server.url}/api/trpc`, EventSource })],
  })
  const notes: { id: string; types: string[] }[] = []
  const errors: TRPCClientError<AppRouter>[] = []
  const subscription = client.realtime.follow.subscribe(
    { topics, lastEventId },
    {
      onData: ({ id, data }) => notes.push({ id, types: data.types }),
      onError: (error) => errors.push(error),
    },
  )
  return { notes, errors, stop: () => subscription.unsubscribe() }
}

async function happen(type: string, topic = topicKey(lyon)): Promise<void> {
  const { sql } = server
  await sql`
    insert into outbox (type, topics, payload, occurred_at) values (${type}, ${[topic]}, '{}', now())`
  await relayBatch(sql, {})
}

test('notes come with the id to go on from', async () => {
  const ear = follow([lyon])
  await expect.poll(() => ear.notes).toEqual([{ id: '0', types: [] }])
  await happen('one')
  await expect.poll(() => ear.notes.at(-1)).toEqual({ id: '1', types: ['one'] })
  ear.stop()
  await happen('two')
  const later = follow([lyon], '1')
  await expect.poll(() => later.notes).toEqual([{ id: '2', types: ['two'] }])
  later.stop()
})

test.each([
  ['a board', { kind: 'board', id: 'lyon-test' }, 'UNAUTHENTICATED'],
  ['a terminal', { kind: 'terminal', id: randomUUID() }, 'UNAUTHENTICATED'],
  ['somebody’s booking', { kind: 'booking', id: randomUUID() }, 'NOT_FOUND'],
] as const)('%s is not for everyone', async (_what, topic, code) => {
  const ear = follow([topic])
  await expect.poll(() => ear.errors[0]?.data).toMatchObject({ code })
  expect(ear.errors[0]?.data).not.toHaveProperty('stack')
  ear.stop()
})

test('what is no topic is refused', async () => {
  const ear = follow([{ kind: 'branch', id: 'No Branch' }])
  await expect.poll(() => ear.errors[0]?.data).toMatchObject({ code: 'INVALID_INPUT' })
  ear.stop()
})
