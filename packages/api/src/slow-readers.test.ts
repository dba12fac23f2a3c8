import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropSlowReaders } from './slow-readers.ts'

const lookMs = 50
let app: FastifyInstance
let port: number
let open: number

beforeEach(async () => {
  app = Fastify({ forceCloseConnections: true })
  open = 0
  dropSlowReaders(app, lookMs)
  // Of `/much` there is always more; of `/little` there is one event, and then nothing for long.
  async function* much() {
    for (;;) {
      yield 'x'.repeat(100_000)
      await delay(1)
    }
  }
  async function* little() {
    yield 'data: 1\n\n'
    await delay(60_000, undefined, { ref: false })
  }
  for (const [path, events] of [
    ['/much', much],
    ['/little', little],
  ] as const)
    app.get(path, (_request, reply) => {
      open += 1
      reply.raw.once('close', () => {
        open -= 1
      })
      return reply.type('text/event-stream').send(Readable.from(events()))
    })
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterEach(() => app.close())

/** A client that has asked for a stream, and reads it or does not. */
async function client(path: string, reads: boolean): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n`)
  await expect.poll(() => open).toBeGreaterThan(0)
  if (reads) socket.resume()
  return socket
}

test('who does not read is cut off', async () => {
  const socket = await client('/much', false)
  await expect.poll(() => open, { timeout: 20_000 }).toBe(0)
  socket.destroy()
})

test.each([
  ['who reads', '/much', true],
  ['a stream on which nothing happens', '/little', false],
])('%s is left alone', async (_who, path, reads) => {
  const socket = await client(path, reads)
  await delay(20 * lookMs)
  expect(open).toBe(1)
  socket.destroy()
  await expect.poll(() => open).toBe(0)
})
