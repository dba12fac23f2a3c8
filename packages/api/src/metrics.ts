/** What /metrics says, for Prometheus. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { DomainError, type Runtime } from '@forecourt/domain/kernel'
import type { Feed } from '@forecourt/domain/realtime'
import { connectionStates } from '@forecourt/domain/runtime'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sendProblem } from './rest/problem.ts'

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = {
  registry: Registry
  /** Starts timing a verb; what it returns is called with how it ended: `ok`, or the code of the refusal. */
  timeVerb: (verb: string) => (outcome: string) => void
  request: (method: string, route: string, status: number, seconds: number) => void
}

export function createMetrics(runtime: Runtime, feed: Feed): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'HTTP requests by route, until the last byte',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  })
  const verbs = new Histogram({
    name: 'forecourt_verb_duration_seconds',
    help: 'Verbs that were asked for, by name and how they ended',
    labelNames: ['verb', 'outcome'],
    buckets: seconds,
    registers,
  })
  new Gauge({
    name: 'forecourt_live_listeners',
    help: 'Streams that are open now',
    registers,
    collect() {
      this.set(feed.listeners())
    },
  })
  new Gauge({
    name: 'forecourt_database_connections',
    help: 'Connections of the API to PostgreSQL, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset()
      for (const { state, count } of await connectionStates(runtime)) this.set({ state }, count)
    },
  })
  return {
    registry,
    timeVerb: (verb) => {
      const stop = verbs.startTimer({ verb })
      return (outcome) => stop({ outcome })
    },
    request: (method, route, status, duration) => requests.observe({ method, route, status }, duration),
  }
}

/** Times every request and serves the figures. */
export function measured(app: FastifyInstance, metrics: Metrics, token: string | null): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    if (token !== null && !isToken(request.headers.authorization, token)) {
      return sendProblem(reply, new DomainError('NOT_FOUND', 'There is nothing at this address.'))
    }
    reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
}

/** Compared by hash, so that the time it takes tells nothing. */
function isToken(authorization: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`))
}
