import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** What is not read for longer than one of these, and up to two, is cut off, in milliseconds. */
const lookEveryMs = 20_000

/**
 * Cuts off streams whose client reads nothing although something waits for it: a laptop that sleeps, a frozen tab. Its
 * buffers are given back; when it wakes it comes again by itself and says where it was (`Last-Event-ID`). A stream on
 * which nothing happens is left alone.
 */
export function dropSlowReaders(app: FastifyInstance, everyMs = lookEveryMs): void {
  const streams = new Set<ServerResponse>()
  const stalled = new WeakSet<ServerResponse>()
  app.addHook('onRequest', async (request, reply) => {
    if (!request.headers.accept?.includes('text/event-stream')) return
    const { raw } = reply
    streams.add(raw)
    raw.on('drain', () => stalled.delete(raw))
    raw.once('close', () => streams.delete(raw))
  })
  const looking = setInterval(() => {
    for (const stream of streams) {
      if (!stream.writableNeedDrain) continue
      if (stalled.has(stream)) {
        app.log.info(
          { path: stream.req.url?.split('?')[0] },
          'a stream is cut off whose client does not read',
        )
        stream.destroy()
      } else stalled.add(stream)
    }
  }, everyMs)
  looking.unref()
  app.addHook('onClose', async () => clearInterval(looking))
}
