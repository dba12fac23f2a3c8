import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Workers } from './workers.ts'

/** A relay that has not passed for so long is not well. */
const patienceMs = 10_000

/**
 * /healthz of the workers: 200 while the relay passes, 503 when it does not. Redis is told of, but not needed.
 * @throws when the port is taken
 */
export async function serveHealth(workers: Workers, where: { port: number; host: string }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/healthz') return response.writeHead(404).end()
    const { relayMs, redis } = workers.health()
    const status = relayMs < patienceMs ? 200 : 503
    const body = { status: status === 200 ? 'ok' : 'the relay stands still', relayMs, redis }
    return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await once(server.listen(where), 'listening')
  return server
}
