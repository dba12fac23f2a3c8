import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { freeBays } from '@forecourt/domain/availability'
import { freeBays as freeBaysOutput, parkingInput } from '@forecourt/domain/availability/contract'
import type { NumberedNote } from '@forecourt/domain/realtime'
import { topicKey } from '@forecourt/domain/realtime/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { answer, endpointOf } from '../endpoint.ts'
import { requestContext, type Services } from '../request.ts'
import { refused } from './openapi.ts'

const keepAliveMs = 15_000
/** How soon a client comes again after a cut. */
const retryMs = 2000
/** A stream ends now and then, so that nodes can be drained; clients come again with the last event's id. */
const longestMs = 15 * 60_000

const schema = {
  operationId: 'availabilityFollowFreeBays',
  summary: 'Free bays by class, as they change (server-sent events)',
  description:
    'The first event is the present state, each further one the state after a change. With `Last-Event-ID` the first comes only if something changed since.',
  tags: ['Search'],
  params: z.object({ id: parkingInput.shape.parkingId }),
  headers: z.object({ 'last-event-id': z.string().regex(/^\d+$/).optional() }),
  response: {
    200: {
      description: 'A stream of `free_bays` events',
      content: { 'text/event-stream': { schema: freeBaysOutput } },
    },
    '4xx': refused,
  },
}

/** The one route that is a stream. */
export function parkingStream(app: FastifyInstance, path: string, services: Services): void {
  const options = { schema, compress: false, exposeHeadRoute: false } as const
  app.get<{ Params: { id: string } }>(path, options, async (request, reply) => {
    const ctx = requestContext(services, request, reply)
    const parkingId = request.params.id
    const read = () => answer(endpointOf(freeBays), ctx, { parkingId })
    // An unknown car park is refused here, before there is a stream.
    await read()
    const last = request.headers['last-event-id']
    const lastSeq = typeof last === 'string' && /^\d+$/.test(last) ? Number(last) : null
    const notes = (signal: AbortSignal) =>
      services.feed.follow(new Set([topicKey({ kind: 'branch', id: parkingId })]), lastSeq, signal)
    reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream')
    return reply.send(eventStream(notes, read))
  })
}

type State = z.infer<typeof freeBaysOutput>

/** The state after each note, as long as somebody reads. What a slow reader misses comes united in one event. */
function eventStream(
  notes: (signal: AbortSignal) => AsyncGenerator<NumberedNote>,
  read: () => Promise<State>,
): PassThrough {
  const stream = new PassThrough()
  const gone = new AbortController()
  const { signal } = gone
  const leave = () => gone.abort()
  const tooLong = setTimeout(leave, longestMs)
  const alive = setInterval(() => stream.writableNeedDrain || stream.write(': keep-alive\n\n'), keepAliveMs)

  async function write(): Promise<void> {
    let shown = ''
    stream.write(`retry: ${retryMs}\n\n`)
    for await (const { seq } of notes(signal)) {
      const state = await read()
      const bays = JSON.stringify(state.bays)
      // The branch changed in something else, its cars for instance.
      if (bays === shown) continue
      shown = bays
      const event = `id: ${seq}\nevent: free_bays\ndata: ${JSON.stringify(state)}\n\n`
      if (!stream.write(event)) await once(stream, 'drain', { signal })
    }
  }

  stream.on('close', leave)
  write()
    .catch(() => {})
    .finally(() => {
      clearTimeout(tooLong)
      clearInterval(alive)
      stream.end()
    })
  return stream
}
