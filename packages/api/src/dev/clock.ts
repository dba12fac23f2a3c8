import { instant } from '@forecourt/domain/kernel'
import type { MovableClock } from '@forecourt/domain/runtime'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const move = z.union([z.object({ advanceMs: z.number().int() }), z.object({ set: instant })])

/** /dev/clock: what time it is for the system, and `{ advanceMs }` or `{ set }` to move it. For tests alone. */
export async function devClock(app: FastifyInstance, clock: MovableClock): Promise<void> {
  app.get('/dev/clock', async () => ({ now: clock.now().toISOString() }))
  app.post('/dev/clock', async (request) => ({
    now: (await clock.move(move.parse(request.body))).toISOString(),
  }))
}
