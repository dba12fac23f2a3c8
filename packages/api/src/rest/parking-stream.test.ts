import { randomUUID } from 'node:crypto'
import { relayBatch } from '@forecourt/domain/kernel/relay'
import { makeBlock } from '@forecourt/domain/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeWorld, startTestServer, type TestServer } from '../testing.ts'

let server: TestServer
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => {
  server = await startTestServer()
  world = await makeWorld(server.sql)
})
afterEach(() => server.close())

/** Opens the stream and reads its events in the background. */
async function open(lastEventId?: string) {
  const stop = new AbortController()
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
  const response = await fetch(`${server.url}/api/v1/parkings/lyon-test/availability`, {
    headers: { ...headers, 'accept-encoding': 'br, gzip' },
    signal: stop.signal,
  })
  const events: { id: string; free: number }[] = []
  let text = ''
  const done = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, id, data] = /^id: (\d+)\nevent: free_bays\ndata: (.*)$/.exec(block) ?? []
        if (id && data) events.push({ id, free: JSON.parse(data).bays[0].free })
      }
    }
  })().catch(() => {})
  const close = () => {
    stop.abort()
    return done
  }
  return { response, events, close }
}

/** Somebody drives in, and out again; and it is told. */
async function driveIn(): Promise<void> {
  await makeBlock(server.sql, { unit: world.bay, from: '2026-03-02T07:00:00Z', to: '2026-03-02T12:00:00Z' })
  await tell()
}
async function driveOut(): Promise<void> {
  await server.sql`delete from claims`
  await tell()
}

async function tell(): Promise<void> {
  const { sql } = server
  await sql`
    insert into outbox (type, topics, payload, occurred_at)
    values ('unit.changed', '{branch:lyon-test}', ${sql.json({ id: randomUUID() })}, now())`
  await relayBatch(sql, {})
}

test('the present state first, then each change, uncompressed', async () => {
  const stream = await open()
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
  expect(stream.response.headers.get('content-encoding')).toBeNull()
  await expect.poll(() => stream.events).toEqual([{ id: '0', free: 1 }])
  await driveIn()
  await expect.poll(() => stream.events.at(-1)).toEqual({ id: '1', free: 0 })
  await stream.close()
})

test('what concerns no bay is not told', async () => {
  const stream = await open()
  const free = () => stream.events.map((event) => event.free)
  await expect.poll(free).toEqual([1])
  await tell()
  await driveIn()
  await expect.poll(free).toEqual([1, 0])
  await tell()
  await driveOut()
  await expect.poll(free).toEqual([1, 0, 1])
  await stream.close()
})

test('after a cut it goes on from the last event: what was missed comes at once, nothing comes twice', async () => {
  const first = await open()
  await expect.poll(() => first.events.length).toBe(1)
  await first.close()
  await driveIn()
  const second = await open(first.events.at(-1)?.id)
  await expect.poll(() => second.events).toEqual([{ id: '1', free: 0 }])
  await second.close()
  const third = await open('1')
  await driveOut()
  await expect.poll(() => third.events).toEqual([{ id: '2', free: 1 }])
  await third.close()
})

test('listeners go when their clients go', async () => {
  const listeners = async () =>
    /^forecourt_live_listeners (\d+)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]
  const streams = await Promise.all([open(), open()])
  await expect.poll(listeners).toBe('2')
  await Promise.all(streams.map((stream) => stream.close()))
  await expect.poll(listeners).toBe('0')
})

test('a server that stops ends its streams', async () => {
  const stream = await open()
  await expect.poll(() => stream.events.length).toBe(1)
  await server.app.close()
  await stream.close()
})
