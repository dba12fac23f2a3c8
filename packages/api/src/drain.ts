import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How long requests that are under way may take to end when the server stops. */
const graceMs = 5000

/** Lets what is under way end before connections are cut; `endStreams` ends those that would not by themselves. */
export function drainOnClose(app: FastifyInstance, endStreams: () => Promise<void>): void {
  let underWay = 0
  app.addHook('onRequest', async (_request, reply) => {
    underWay++
    reply.raw.once('close', () => underWay--)
  })
  app.addHook('preClose', async () => {
    await endStreams()
    for (const until = Date.now() + graceMs; underWay > 0 && Date.now() < until; ) await delay(20)
  })
}
